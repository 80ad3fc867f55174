using System.Text.Json.Nodes;

namespace DCTicket.Sandbox.Validation;

/// <summary>A rejection of a request.</summary>
internal sealed class ApiException(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    public int Status => status;

    /// <summary>The retry delay, for requests that come too early.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public JsonObject Body
    {
        get
        {
            var body = new JsonObject { ["message"] = Message, ["code"] = code };
            if (errors is not null)
                body["errors"] = errors.DeepClone();
            if (RetryAfter is { } wait)
                body["retry_after"] = Math.Round(wait.TotalSeconds, 3);
            if (status == 429)
                body["global"] = false;
            return body;
        }
    }
}

/// <summary>Discord's errors by name.</summary>
internal static class Refuse
{
    public static ApiException Unauthorized() => new(401, 0, "401: Unauthorized");

    public static ApiException UnknownChannel() => new(404, 10003, "Unknown Channel");

    public static ApiException UnknownGuild() => new(404, 10004, "Unknown Guild");

    public static ApiException UnknownMember() => new(404, 10007, "Unknown Member");

    public static ApiException UnknownMessage() => new(404, 10008, "Unknown Message");

    public static ApiException UnknownOverwrite() => new(404, 10009, "Unknown permission overwrite");

    public static ApiException UnknownBan() => new(404, 10026, "Unknown Ban");

    public static ApiException UnknownRole() => new(404, 10011, "Unknown Role");

    public static ApiException UnknownUser() => new(404, 10013, "Unknown User");

    public static ApiException UnknownEmoji() => new(400, 10014, "Unknown Emoji");

    public static ApiException UnknownWebhook() => new(404, 10015, "Unknown Webhook");

    public static ApiException UnknownInteraction() => new(404, 10062, "Unknown interaction");

    public static ApiException UnknownCommand() => new(404, 10063, "Unknown application command");

    public static ApiException UnknownApplication() => new(404, 10002, "Unknown Application");

    public static ApiException NoUserAgent() => new(403, 40333, "internal network error");

    public static ApiException OnlyBots() => new(403, 20002, "Only bots can use this endpoint");

    public static ApiException TooManyCommandCreates() =>
        new(400, 30034, "Max number of daily application command creates has been reached (200)");

    public static ApiException CommandNameExists() => new(400, 40041, "An application command with that name already exists");

    public static ApiException SlowMode(TimeSpan wait) =>
        new(429, 20016, "This action cannot be performed due to slowmode rate limit") { RetryAfter = wait };

    public static ApiException DmsTooFast() => new(403, 40003, "You are opening direct messages too fast");

    public static ApiException TooManyPins() => new(400, 30003, "Maximum number of pinned messages reached (250)");

    public static ApiException TooManyWebhooks() => new(400, 30007, "Maximum number of webhooks reached (15)");

    public static ApiException TooManyGuildWebhooks() => new(400, 30058, "Maximum number of webhooks per guild reached (1000)");

    public static ApiException TooManyThreadMembers() => new(400, 30033, "Max number of thread participants has been reached (1000)");

    public static ApiException TooManyRoles() => new(400, 30005, "Maximum number of guild roles reached (250)");

    public static ApiException TooManyChannels() => new(400, 30013, "Maximum number of guild channels reached (500)");

    public static ApiException RequestTooLarge() => new(413, 40005, "Request entity too large");

    public static ApiException AlreadyAcknowledged() => new(400, 40060, "Interaction has already been acknowledged.");

    public static ApiException MissingAccess() => new(403, 50001, "Missing Access");

    public static ApiException NotInDm() => new(403, 50003, "Cannot execute action on a DM channel");

    public static ApiException NotYourMessage() => new(403, 50005, "Cannot edit a message authored by another user");

    public static ApiException EmptyMessage() => new(400, 50006, "Cannot send an empty message");

    public static ApiException CannotMessageUser() => new(403, 50007, "Cannot send messages to this user");

    public static ApiException NotInThisChannel() => new(400, 50008, "Cannot send messages in a non-text channel");

    public static ApiException MissingPermissions() => new(403, 50013, "Missing Permissions");

    public static ApiException BulkDeleteCount() =>
        new(400, 50016, "Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete");

    public static ApiException SystemMessage() => new(403, 50021, "Cannot execute action on a system message");

    public static ApiException WrongChannelType() => new(400, 50024, "Cannot execute action on this channel type");

    public static ApiException InvalidWebhookToken() => new(401, 50027, "Invalid Webhook Token");

    public static ApiException CannotDmBots() => new(400, 50033, "Invalid Recipient(s)");

    public static ApiException TooOldToBulkDelete() => new(400, 50034, "You can only bulk delete messages that are under 14 days old.");

    public static ApiException FileTooLarge() => new(413, 50045, "File uploaded exceeds the maximum size");

    public static ApiException ThreadArchived() => new(400, 50083, "Thread is archived");

    public static ApiException InvalidJson() => new(400, 50109, "The request body contains invalid JSON.");

    public static ApiException NoMutualGuild() => new(403, 50278, "Cannot send messages to this user due to having no mutual guilds");

    public static ApiException NoHistory() => new(403, 160002, "You cannot reply without permission to read message history");

    public static ApiException ThreadExists() => new(400, 160004, "A thread has already been created for this message");

    public static ApiException ThreadLocked() => new(403, 160005, "Thread is locked");

    public static ApiException TooManyThreads() => new(400, 160006, "Maximum number of active threads has been reached (1000)");

    public static ApiException ForumNeedsThread() =>
        new(400, 220001, "Webhooks posted to forum channels must have a thread_name or thread_id");

    public static ApiException ThreadNameOrId() =>
        new(400, 220002, "Webhooks posted to forum channels cannot have both a thread_name and thread_id");

    public static ApiException OnlyForumThreads() => new(400, 220003, "Webhooks can only create threads in forum channels");

    public static ApiException Form(string path, string code, string message)
    {
        var errors = new FormErrors();
        errors.Add(path, code, message);
        return errors.ToException();
    }
}
