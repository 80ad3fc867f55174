using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Cdn;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Interactions;

/// <summary>The active interactions, with timers for first responses.</summary>
internal sealed class InteractionDesk(SandboxWorld world, AttachmentStore store, SandboxOptions options)
{
    private const int TimedOut = 2;
    private readonly Dictionary<ulong, Interaction> _byId = [];
    private readonly Dictionary<string, Interaction> _byToken = [];
    private readonly Dictionary<(ulong User, string Nonce), DateTimeOffset> _nonces = [];
    private readonly TimeSpan _deadline =
        options.Level == SandboxLevel.Fast ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(options.InteractionDeadlineSeconds);

    /// <summary>Files of commands and modals, which are in no message.</summary>
    public Dictionary<ulong, Attachment> Uploads { get; } = [];

    /// <summary>Whether a user's nonce is new; a repeated one does nothing.</summary>
    public bool IsNew(User user, JsonNode? nonce)
    {
        if (nonce is null)
            return true;
        var oldest = world.Now.AddMinutes(-5);
        foreach (var (key, _) in _nonces.Where(n => n.Value < oldest).ToList())
            _nonces.Remove(key);
        return _nonces.TryAdd((user.Id, nonce.ToString()), world.Now);
    }

    public void Start(Interaction interaction, Func<Interaction, JsonObject> view)
    {
        Forget();
        _byId[interaction.Id] = interaction;
        _byToken[interaction.Token] = interaction;
        interaction.Deadline = world.Time.CreateTimer(_ => Expire(interaction), null, _deadline, Timeout.InfiniteTimeSpan);
        Tell(interaction, "INTERACTION_CREATE", []);
        world.Publish(new WorldEvent("INTERACTION_CREATE", view(interaction), 0, u => u == world.Bot.Id));
    }

    public User Bot => world.Bot;

    public static string NewToken() =>
        "aW50ZXJhY3Rpb246" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(96)).Replace('+', '-').Replace('/', '_');

    public Interaction? Find(ulong id) => _byId.GetValueOrDefault(id);

    public Interaction? WithToken(string token) => _byToken.GetValueOrDefault(token);

    /// <summary>It is expired, whatever the clock says.</summary>
    public void Kill(Interaction interaction)
    {
        Expire(interaction);
        interaction.Killed = true;
    }

    /// <summary>Gets the interaction for a first response.</summary>
    public Interaction ForCallback(ulong id, string token)
    {
        if (!_byToken.TryGetValue(token, out var interaction) || interaction.Id != id)
            throw Refuse.UnknownInteraction();
        if (interaction.State == InteractionState.Answered && !interaction.TokenExpired(world.Now))
            throw Refuse.AlreadyAcknowledged();
        if (interaction.State != InteractionState.Waiting || (_deadline > TimeSpan.Zero && world.Now - interaction.CreatedAt >= _deadline))
            throw Refuse.UnknownInteraction();
        return interaction;
    }

    /// <summary>Gets the interaction whose token is used as a webhook, after the first response.</summary>
    public Interaction ForWebhook(Call call)
    {
        if (!_byToken.TryGetValue(call.Value("token"), out var interaction) || interaction.TokenExpired(world.Now))
            throw Refuse.InvalidWebhookToken();
        if (interaction.State != InteractionState.Answered)
            throw Refuse.UnknownWebhook();
        return world.Channel(interaction.Channel.Id) is null ? throw Refuse.UnknownChannel() : interaction;
    }

    public static void Answered(Interaction interaction)
    {
        interaction.State = InteractionState.Answered;
        interaction.Deadline?.Dispose();
    }

    /// <summary>Sends an event to the session of the user.</summary>
    public void Tell(Interaction interaction, string name, JsonObject data)
    {
        data["id"] = interaction.Id.Text();
        data["nonce"] = interaction.Nonce?.DeepClone();
        world.Publish(new WorldEvent(name, data, 0, u => u == interaction.User.Id) { SessionId = interaction.SessionId });
    }

    public Attachment Keep(UploadedFile file)
    {
        var (name, title) = FileNames.Safe(file.FileName);
        var size = PictureSize.Of(file.Bytes);
        var attachment = new Attachment
        {
            Id = world.NewId(),
            FileName = name,
            Title = title,
            Width = size?.Width,
            Height = size?.Height,
            ContentType = Messages.ContentType(file.FileName) ?? file.ContentType,
            Size = file.Bytes.Length,
        };
        store.Put(attachment.Id, file.Bytes);
        Uploads[attachment.Id] = attachment;
        return attachment;
    }

    private void Expire(Interaction interaction)
    {
        lock (world.Gate)
        {
            if (interaction.State != InteractionState.Waiting)
                return;
            interaction.State = InteractionState.Failed;
            interaction.Deadline?.Dispose();
            Tell(interaction, "INTERACTION_FAILURE", new JsonObject { ["reason_code"] = TimedOut });
        }
    }

    /// <summary>Removes old interactions, a while after their token expired, so that the error stays specific.</summary>
    private void Forget()
    {
        var oldest = world.Now.AddHours(-1);
        foreach (var interaction in _byId.Values.Where(i => i.CreatedAt < oldest).ToList())
        {
            _byId.Remove(interaction.Id);
            _byToken.Remove(interaction.Token);
        }
    }
}
