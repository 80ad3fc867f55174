using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Interactions;

/// <summary>The interaction metadata of a message.</summary>
internal static class InteractionOrigin
{
    public static Origin First(Interaction interaction, int flags) =>
        Base(interaction, flags) with
        {
            Type =
                interaction.CommandName is null ? 19
                : interaction.FromContextMenu ? 23
                : 20,
            Reference = interaction.CommandName is null ? interaction.Source?.Id : null,
            CommandName = interaction.CommandName,
        };

    public static Origin FollowUp(Interaction interaction, int flags)
    {
        var origin = Base(interaction, flags);
        if (interaction.OriginalId is not { } original)
            return origin;
        origin.Metadata!["original_response_message_id"] = original.Text();
        return origin with { Type = 19, Reference = original };
    }

    private static Origin Base(Interaction interaction, int flags) =>
        new()
        {
            ByInteraction = true,
            Metadata = InteractionView.Metadata(interaction),
            EphemeralFor = (flags & MessageFlags.Ephemeral) != 0 ? interaction.User.Id : null,
            Mentions = AllowedMentions.OnlyUsers,
        };
}
