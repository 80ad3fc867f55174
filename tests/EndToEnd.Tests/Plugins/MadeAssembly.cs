using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using DCTicket.Contracts;

namespace DCTicket.EndToEnd.Tests.Plugins;

/// <summary>Assemblies that no project here could build.</summary>
internal static class MadeAssembly
{
    /// <summary>An assembly with a class that is no plugin.</summary>
    public static void WithoutPlugin(string file)
    {
        var assembly = Begin("DCTicket.Faulty", out var module);
        module.DefineType("Nothing", TypeAttributes.Public).CreateType();
        assembly.Save(file);
    }

    /// <summary>A plugin that uses a type, and a member of a type, that only a later Contracts has.</summary>
    public static void OfNewerContracts(string file)
    {
        var newer = NewerContracts();
        var assembly = Begin("DCTicket.Faulty", out var module);
        var type = module.DefineType("Newer", TypeAttributes.Public, typeof(object), [typeof(IPlugin)]);
        var configure = type.DefineMethod(
            nameof(IPlugin.Configure),
            MethodAttributes.Public | MethodAttributes.Virtual,
            typeof(void),
            [typeof(IPluginBuilder)]
        );
        var code = configure.GetILGenerator();
        code.Emit(OpCodes.Call, newer.GetType("DCTicket.Contracts.FromTheFuture")!.GetMethod("Come")!);
        code.Emit(OpCodes.Call, newer.GetType("DCTicket.Contracts.Snowflake")!.GetMethod("ToTheFuture")!);
        code.Emit(OpCodes.Ret);
        type.DefineDefaultConstructor(MethodAttributes.Public);
        type.CreateType();
        assembly.Save(file);
    }

    private static Assembly NewerContracts()
    {
        var assembly = new PersistedAssemblyBuilder(typeof(IPlugin).Assembly.GetName(), typeof(object).Assembly);
        var module = assembly.DefineDynamicModule("Contracts");
        foreach (var (type, method) in (ReadOnlySpan<(string, string)>)[("FromTheFuture", "Come"), ("Snowflake", "ToTheFuture")])
        {
            var builder = module.DefineType($"DCTicket.Contracts.{type}", TypeAttributes.Public);
            builder
                .DefineMethod(method, MethodAttributes.Public | MethodAttributes.Static, typeof(void), [])
                .GetILGenerator()
                .Emit(OpCodes.Ret);
            builder.CreateType();
        }

        using var image = new MemoryStream();
        assembly.Save(image);
        image.Position = 0;
        return new AssemblyLoadContext("newer contracts").LoadFromStream(image);
    }

    private static PersistedAssemblyBuilder Begin(string name, out ModuleBuilder module)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name), typeof(object).Assembly);
        module = assembly.DefineDynamicModule(name);
        return assembly;
    }
}
