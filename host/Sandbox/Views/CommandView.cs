using System.Text.Json.Nodes;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Views;

internal static class CommandView
{
    public static JsonObject Of(SandboxWorld world, Command command)
    {
        var view = command.Data.DeepClone().AsObject();
        view["id"] = command.Id.Text();
        view["application_id"] = world.State.ApplicationId.Text();
        view["version"] = command.Version.Text();
        if (command.GuildId is { } guild)
            view["guild_id"] = guild.Text();
        return view;
    }

    /// <summary>Lists omit localizations by default.</summary>
    public static JsonObject WithoutLocalizations(JsonObject view)
    {
        view.Remove("name_localizations");
        view.Remove("description_localizations");
        foreach (var key in (ReadOnlySpan<string>)["options", "choices"])
        {
            foreach (var child in view[key] as JsonArray ?? [])
                WithoutLocalizations(child!.AsObject());
        }

        return view;
    }
}
