using System.Reflection;
using System.Reflection.Emit;
using DCTicket.Contracts;
using DCTicket.Host.Plugins;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Plugins;

public sealed class PluginAssemblyTests : IDisposable
{
    private const string Http = "Microsoft.Extensions.Http";
    private readonly TemporaryFolder _folder = new();
    private readonly MadePlugin _plugin;

    public PluginAssemblyTests() => _plugin = new MadePlugin(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_plugin_built_against_a_newer_Contracts_of_which_it_uses_nothing_new_runs()
    {
        _plugin.Write(MadePlugin.Contracts("1.0.1.0"));

        Assert.IsAssignableFrom<IPlugin>(_plugin.Load());
    }

    [Fact]
    public void Loading_a_plugin_loads_none_of_the_hosts_assemblies_that_it_does_not_use()
    {
        const string unused = "Microsoft.AspNetCore.Mvc.RazorPages";
        _plugin.Write(typeof(IPlugin).Assembly);

        _plugin.Load();

        Assert.True(SharedAssemblies.HostHas(unused));
        Assert.DoesNotContain(unused, AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name));
    }

    [Fact]
    public void A_plugin_that_is_loaded_again_is_the_same_until_its_file_is_another()
    {
        _plugin.Write(typeof(IPlugin).Assembly);
        var first = _plugin.Load();

        Assert.Same(first.GetType(), _plugin.Load().GetType());
        Assert.NotSame(first, _plugin.Load());

        File.WriteAllText(Path.Combine(_folder.Path, "Other.txt"), "another build of it");
        Assert.NotSame(first.GetType(), _plugin.Load().GetType());
    }

    [Fact]
    public void A_class_without_a_member_that_the_hosts_interface_has_by_now_is_named()
    {
        var older = MadePlugin.Contracts("1.0.0.0", module => MadePlugin.Interface(module, "DCTicket.Contracts.IUserData").CreateType());
        _plugin.Write(
            older,
            and: module =>
                module
                    .DefineType(
                        "Made.KeepsData",
                        TypeAttributes.NotPublic,
                        typeof(object),
                        [older.GetType("DCTicket.Contracts.IUserData")!]
                    )
                    .CreateType()
        );

        var error = Assert.Throws<PluginException>(_plugin.Load);

        Assert.Equal(PluginState.Incompatible, error.State);
        Assert.Contains("Made.dll uses what this host does not have", error.Message, StringComparison.Ordinal);
        Assert.Contains("'Made.KeepsData'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'ExportAsync'", error.Message, StringComparison.Ordinal);
        Assert.Contains($"This host has DCTicket.Contracts {PluginManifest.ContractsVersion}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_shared_assembly_beside_the_plugin_gives_way_to_the_hosts()
    {
        var newer = NewerHttp();
        _plugin.Write(
            typeof(IPlugin).Assembly,
            code => Call(code, newer.GetType("System.Net.Http.IHttpClientFactory")!.GetMethod("CreateClient")!)
        );

        var type = _plugin.Load().GetType();

        Assert.Same(typeof(IHttpClientFactory), type.Module.ResolveMember(MemberToken(type))!.DeclaringType);
    }

    [Fact]
    public void A_member_that_only_a_newer_shared_assembly_has_is_named_with_both_versions()
    {
        var newer = NewerHttp();
        _plugin.Write(
            typeof(IPlugin).Assembly,
            code => Call(code, newer.GetType("System.Net.Http.IHttpClientFactory")!.GetMethod("NewIn11")!)
        );

        var error = Assert.Throws<PluginException>(_plugin.Load);

        Assert.Equal(PluginState.Incompatible, error.State);
        Assert.Contains(
            "Made.dll uses what this host does not have: Microsoft.Extensions.Http has no IHttpClientFactory.NewIn11 (it was built against "
                + "11.0, this host has 10.0; reference 10.0.x)",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_private_assembly_that_needs_a_newer_shared_one_is_found_out_too()
    {
        var newer = NewerHttp();
        var own = MadePlugin.InMemory(
            "Own",
            "2.0.0.0",
            module =>
                Static(module, "Own.Tool", code => Call(code, newer.GetType("System.Net.Http.IHttpClientFactory")!.GetMethod("NewIn11")!)),
            Beside("Own")
        );
        _plugin.Write(typeof(IPlugin).Assembly, code => code.Emit(OpCodes.Call, own.GetType("Own.Tool")!.GetMethod("Use")!));

        var error = Assert.Throws<PluginException>(_plugin.Load);

        Assert.Contains("Microsoft.Extensions.Http has no IHttpClientFactory.NewIn11", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_own_copy_of_Contracts_gives_way_to_the_hosts()
    {
        _plugin.Write(typeof(IPlugin).Assembly);
        File.Copy(typeof(IPlugin).Assembly.Location, Beside("DCTicket.Contracts"));

        Assert.IsAssignableFrom<IPlugin>(_plugin.Load());
    }

    [Fact]
    public void A_file_that_was_not_copied_is_named_with_what_to_copy()
    {
        var own = MadePlugin.InMemory("Own", "2.0.0.0", module => Static(module, "Own.Tool", _ => { }));
        _plugin.Write(typeof(IPlugin).Assembly, code => code.Emit(OpCodes.Call, own.GetType("Own.Tool")!.GetMethod("Use")!));

        var error = Assert.Throws<PluginException>(_plugin.Load);

        Assert.Equal(PluginState.LoadFailed, error.State);
        Assert.Equal(
            $"Made.dll needs Own.dll, which is not in the folder {_folder.Path}. Copy the whole folder that “dotnet publish” made.",
            error.Message
        );
    }

    private Assembly NewerHttp() =>
        MadePlugin.InMemory(
            Http,
            "11.0.0.0",
            module =>
                MadePlugin
                    .Interface(
                        module,
                        "System.Net.Http.IHttpClientFactory",
                        ("CreateClient", typeof(HttpClient), [typeof(string)]),
                        ("NewIn11", typeof(void), [])
                    )
                    .CreateType(),
            Beside(Http)
        );

    private string Beside(string name) => Path.Combine(_folder.Path, name + ".dll");

    // It is never run.
    private static void Call(ILGenerator code, MethodInfo method)
    {
        code.Emit(OpCodes.Ldnull);
        foreach (var _ in method.GetParameters())
            code.Emit(OpCodes.Ldnull);
        code.Emit(OpCodes.Callvirt, method);
        if (method.ReturnType != typeof(void))
            code.Emit(OpCodes.Pop);
    }

    private static void Static(ModuleBuilder module, string name, Action<ILGenerator> body)
    {
        var type = module.DefineType(name, TypeAttributes.Public);
        var code = type.DefineMethod("Use", MethodAttributes.Public | MethodAttributes.Static, typeof(void), []).GetILGenerator();
        body(code);
        code.Emit(OpCodes.Ret);
        type.CreateType();
    }

    /// <summary>The token behind the callvirt of Configure.</summary>
    private static int MemberToken(Type plugin)
    {
        var code = plugin.GetMethod(nameof(IPlugin.Configure))!.GetMethodBody()!.GetILAsByteArray()!;
        return BitConverter.ToInt32(code, Array.IndexOf(code, (byte)OpCodes.Callvirt.Value) + 1);
    }
}
