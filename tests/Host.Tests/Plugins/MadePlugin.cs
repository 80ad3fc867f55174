using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using DCTicket.Contracts;
using DCTicket.Host.Plugins;

namespace DCTicket.Host.Tests.Plugins;

/// <summary>Writes plugins that were built against other assemblies than this host has.</summary>
internal sealed class MadePlugin(string folder)
{
    public PluginEntry Entry { get; } = new("made", Path.Combine(folder, "Made.dll"), true, false, null, "plugins.json: plugins[0]");

    /// <summary>Loads the plugin as the host does.</summary>
    public IPlugin Load() => PluginAssembly.Load(Entry, PluginContracts.None);

    /// <summary>A Contracts of another version, with what the plugin uses of it and what is said besides.</summary>
    public static Assembly Contracts(string version, Action<ModuleBuilder>? and = null) =>
        InMemory(
            "DCTicket.Contracts",
            version,
            module =>
            {
                var builder = Interface(module, "DCTicket.Contracts.IPluginBuilder");
                builder.CreateType();
                Interface(module, "DCTicket.Contracts.IPlugin", (nameof(IPlugin.Configure), typeof(void), [builder])).CreateType();
                and?.Invoke(module);
            }
        );

    public static TypeBuilder Interface(ModuleBuilder module, string name, params (string Name, Type Result, Type[] Parameters)[] methods)
    {
        var type = module.DefineType(name, TypeAttributes.Public | TypeAttributes.Interface | TypeAttributes.Abstract);
        foreach (var method in methods)
            type.DefineMethod(
                method.Name,
                MethodAttributes.Public
                    | MethodAttributes.Abstract
                    | MethodAttributes.Virtual
                    | MethodAttributes.NewSlot
                    | MethodAttributes.HideBySig,
                method.Result,
                method.Parameters
            );
        return type;
    }

    /// <summary>An assembly to build against.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">Its version.</param>
    /// <param name="fill">Makes its types.</param>
    /// <param name="file">Where to write it, too; null for nowhere.</param>
    public static Assembly InMemory(string name, string version, Action<ModuleBuilder> fill, string? file = null)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = new Version(version) }, typeof(object).Assembly);
        fill(assembly.DefineDynamicModule(name));
        using var image = new MemoryStream();
        assembly.Save(image);
        if (file is not null)
            File.WriteAllBytes(file, image.ToArray());
        image.Position = 0;
        return new AssemblyLoadContext(name).LoadFromStream(image);
    }

    /// <summary>Writes the plugin: one class that implements IPlugin.</summary>
    public MadePlugin Write(Assembly contracts, Action<ILGenerator>? configure = null, Action<ModuleBuilder>? and = null)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Made"), typeof(object).Assembly);
        var module = assembly.DefineDynamicModule("Made");
        var contract = contracts.GetType("DCTicket.Contracts.IPlugin")!;
        var type = module.DefineType("Made.Plugin", TypeAttributes.Public, typeof(object), [contract]);
        var method = type.DefineMethod(
            nameof(IPlugin.Configure),
            MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig,
            typeof(void),
            [contracts.GetType("DCTicket.Contracts.IPluginBuilder")!]
        );
        var code = method.GetILGenerator();
        configure?.Invoke(code);
        code.Emit(OpCodes.Ret);
        type.DefineDefaultConstructor(MethodAttributes.Public);
        type.CreateType();
        and?.Invoke(module);
        assembly.Save(Entry.Assembly);
        return this;
    }
}
