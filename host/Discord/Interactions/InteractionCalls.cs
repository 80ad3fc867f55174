using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Json;

namespace DCTicket.Discord.Interactions;

/// <summary>Responds to interactions. Source: Discord's documentation, "Receiving and Responding to Interactions".</summary>
/// <param name="connection">The connection to Discord.</param>
/// <param name="application">The application's id.</param>
/// <param name="plugin">The plugin whose id prefixes the custom ids.</param>
public sealed class InteractionCalls(IDiscordConnection connection, Snowflake application, string plugin)
{
    private const int Ephemeral = 1 << 6;
    private const int MaxChoice = 100;
    private const int MaxChoices = 25;

    private readonly MessageWriter _messages = new(plugin);

    /// <summary>First response: a message.</summary>
    public Task ReplyAsync(Interaction interaction, OutgoingMessage message, bool ephemeral, CancellationToken cancellationToken) =>
        CallbackAsync(interaction, 4, json => WriteMessage(json, message, ephemeral), message.Files, cancellationToken);

    /// <summary>First response: “thinking…”; the message follows by <see cref="EditOriginalAsync"/>.</summary>
    public Task DeferReplyAsync(Interaction interaction, bool ephemeral, CancellationToken cancellationToken) =>
        CallbackAsync(interaction, 5, json => json.WriteNumber("flags", ephemeral ? Ephemeral : 0), [], cancellationToken);

    /// <summary>First response: a deferred update; the message changes by <see cref="EditOriginalAsync"/>.</summary>
    public Task DeferUpdateAsync(Interaction interaction, CancellationToken cancellationToken) =>
        CallbackAsync(interaction, 6, null, [], cancellationToken);

    /// <summary>First response: replaces the message with the component.</summary>
    public Task UpdateAsync(Interaction interaction, OutgoingMessage message, CancellationToken cancellationToken) =>
        CallbackAsync(interaction, 7, json => _messages.Write(json, message, replaces: true), message.Files, cancellationToken);

    /// <summary>First response: a modal.</summary>
    public Task OpenModalAsync(Interaction interaction, Modal modal, CancellationToken cancellationToken) =>
        CallbackAsync(interaction, 9, json => ModalWriter.Write(json, modal, _messages.CustomId(modal.Route)), [], cancellationToken);

    /// <summary>The response to autocomplete.</summary>
    public Task CompleteAsync(Interaction interaction, IReadOnlyList<Choice> choices, CancellationToken cancellationToken) =>
        CallbackAsync(interaction, 8, json => WriteChoices(json, choices), [], cancellationToken);

    /// <summary>Replaces the first response, or the message with the component after a deferred update.</summary>
    public Task EditOriginalAsync(Interaction interaction, OutgoingMessage message, CancellationToken cancellationToken) =>
        connection.SendAsync(
            new DiscordRequest(HttpMethod.Patch, $"{Webhook(interaction)}/messages/@original")
            {
                Json = JsonBody.Of(json => _messages.Write(json, message, replaces: true)),
                Files = message.Files,
                IsIdempotent = true,
            },
            cancellationToken
        );

    /// <summary>Deletes the first response.</summary>
    public Task DeleteOriginalAsync(Interaction interaction, CancellationToken cancellationToken) =>
        connection.SendAsync(new DiscordRequest(HttpMethod.Delete, $"{Webhook(interaction)}/messages/@original"), cancellationToken);

    /// <summary>Sends a follow-up message.</summary>
    public Task FollowUpAsync(Interaction interaction, OutgoingMessage message, bool ephemeral, CancellationToken cancellationToken) =>
        connection.SendAsync(
            new DiscordRequest(HttpMethod.Post, Webhook(interaction))
            {
                Json = JsonBody.Of(json => WriteMessage(json, message, ephemeral)),
                Files = message.Files,
            },
            cancellationToken
        );

    private string Webhook(Interaction interaction) => $"webhooks/{application}/{interaction.Token}";

    private async Task CallbackAsync(
        Interaction interaction,
        int type,
        Action<Utf8JsonWriter>? data,
        IReadOnlyList<OutgoingFile> files,
        CancellationToken cancellationToken
    )
    {
        var body = JsonBody.Of(json =>
        {
            json.WriteNumber("type", type);
            if (data is null)
                return;
            json.WriteStartObject("data");
            data(json);
            json.WriteEndObject();
        });
        var request = new DiscordRequest(HttpMethod.Post, $"interactions/{interaction.Id}/{interaction.Token}/callback")
        {
            Json = body,
            Files = files,
            // Discord rejects a second first response, so a retry cannot respond twice.
            IsIdempotent = true,
        };
        await connection.SendAsync(request, cancellationToken);
    }

    private void WriteMessage(Utf8JsonWriter json, OutgoingMessage message, bool ephemeral) =>
        _messages.Write(json, message with { Nonce = null, ReplyTo = null }, flags: ephemeral ? Ephemeral : 0);

    private static void WriteChoices(Utf8JsonWriter json, IReadOnlyList<Choice> choices)
    {
        json.WriteStartArray("choices");
        foreach (var choice in choices.Where(choice => choice is { Name.Length: > 0, Value.Length: > 0 and <= MaxChoice }).Take(MaxChoices))
        {
            json.WriteStartObject();
            json.WriteString("name", TextLimit.Truncate(choice.Name, MaxChoice));
            json.WriteString("value", choice.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
