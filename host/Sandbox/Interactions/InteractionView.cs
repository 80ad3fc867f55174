using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Interactions;

/// <summary>INTERACTION_CREATE for the application.</summary>
internal static class InteractionView
{
    public static JsonObject Of(SandboxWorld world, Interaction interaction)
    {
        var view = new JsonObject
        {
            ["id"] = interaction.Id.Text(),
            ["application_id"] = world.State.ApplicationId.Text(),
            ["type"] = interaction.Type,
            ["data"] = interaction.Data.DeepClone(),
            ["channel_id"] = interaction.Channel.Id.Text(),
            ["channel"] = Channel(world, interaction),
            ["token"] = interaction.Token,
            ["version"] = 1,
            ["app_permissions"] = world.PermissionsIn(world.Bot.Id, interaction.Channel).Text(),
            ["locale"] = interaction.User.Locale,
            ["entitlements"] = new JsonArray(),
            ["entitlement_sku_ids"] = new JsonArray(),
            ["authorizing_integration_owners"] = Owners(interaction),
            ["context"] = interaction.Channel.IsDm ? 1 : 0,
            ["attachment_size_limit"] = UploadLimit.Of(world.Guild(interaction.Channel.GuildId)),
        };
        if (world.Guild(interaction.Channel.GuildId) is { } guild)
        {
            view["guild_id"] = guild.Id.Text();
            view["guild"] = new JsonObject
            {
                ["id"] = guild.Id.Text(),
                ["features"] = new JsonArray(),
                ["locale"] = "en-US",
            };
            view["guild_locale"] = "en-US";
            var member = MemberView.Of(world, guild.Members[interaction.User.Id]);
            member["permissions"] = world.PermissionsIn(interaction.User.Id, interaction.Channel).Text();
            view["member"] = member;
        }
        else
        {
            view["user"] = UserView.Of(interaction.User);
        }

        if (interaction.Source is { } source)
            view["message"] = MessageView.Of(world, source);
        return view;
    }

    public static JsonObject Metadata(Interaction interaction)
    {
        var metadata = new JsonObject
        {
            ["id"] = interaction.Id.Text(),
            ["type"] = interaction.Type,
            ["user"] = UserView.Of(interaction.User),
            ["authorizing_integration_owners"] = Owners(interaction),
        };
        if (interaction.Type == Interaction.Component)
            metadata["interacted_message_id"] = interaction.Source!.Id.Text();
        if (interaction.OpenedBy is { } opener)
            metadata["triggering_interaction_metadata"] = Metadata(opener);
        return metadata;
    }

    private static JsonObject Owners(Interaction interaction) => new() { ["0"] = interaction.Channel.GuildId?.Text() ?? "0" };

    private static JsonObject Channel(SandboxWorld world, Interaction interaction)
    {
        var view = ChannelView.For(world, interaction.Channel, world.Bot.Id);
        view.Remove("permission_overwrites");
        view["permissions"] = world.PermissionsIn(interaction.User.Id, interaction.Channel).Text();
        return view;
    }
}
