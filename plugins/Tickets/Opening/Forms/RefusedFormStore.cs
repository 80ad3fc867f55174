using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Opening.Forms;

/// <summary>Keeps the input of a refused modal, with a button to open it again: a modal cannot answer a modal.</summary>
internal sealed class RefusedFormStore(TicketsDbContext db, TimeProvider time)
{
    /// <summary>The route of the button.</summary>
    public const string ButtonName = "again";

    /// <summary>Saves the modal for its member.</summary>
    /// <param name="context">The submitted modal.</param>
    /// <param name="guild">The server; in direct messages the context has none.</param>
    /// <param name="form">The modal to open again; the input is added here.</param>
    /// <param name="why">The message to the member.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<OutgoingMessage> KeepAsync(
        ModalContext context,
        Snowflake guild,
        FormContent form,
        string why,
        CancellationToken cancellationToken
    )
    {
        // Changes of the refused action must not be saved.
        db.ChangeTracker.Clear();
        var (user, route) = (context.Member.User.Id, form.Route.Value);
        var kept = await db.RefusedForms.FirstOrDefaultAsync(
            f => f.GuildId == guild && f.UserId == user && f.Route == route,
            cancellationToken
        );
        var inputs = FormJson.Write(form.With(context.Values, context.Resolved).Inputs);
        if (kept is null)
            db.RefusedForms.Add(
                kept = new RefusedForm
                {
                    Id = Guid.CreateVersion7(time.GetUtcNow()),
                    GuildId = guild,
                    UserId = user,
                    Route = route,
                    Title = form.Title,
                    Inputs = inputs,
                }
            );
        (kept.Title, kept.Inputs, kept.UpdatedAt) = (form.Title, inputs, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        var hint = context.Text(form.Inputs.Any(input => input is FileUploadInput) ? "form.kept-files" : "form.kept");
        return new OutgoingMessage
        {
            Content = $"{Truncate.To(why, 1800)}\n-# {hint}",
            Buttons = [new Button(Route.To(ButtonName, kept.Id), context.Text("form.again")) { Style = ButtonStyle.Primary, Emoji = "✏️" }],
        };
    }

    /// <summary>The member's own unexpired modal; null for none. In a direct message it may belong to any server.</summary>
    public async Task<FormContent?> FindAsync(InteractionContext context, Guid id, CancellationToken cancellationToken)
    {
        var (user, oldest, guild) = (context.Member.User.Id, time.GetUtcNow() - FormDraftStore.Lifetime, context.GuildId);
        var kept = await db
            .RefusedForms.AsNoTracking()
            .SingleOrDefaultAsync(f => f.Id == id && f.UserId == user && f.UpdatedAt > oldest, cancellationToken);
        return kept is null || (guild != default && kept.GuildId != guild)
            ? null
            : new FormContent(RouteOf(kept.Route), kept.Title, FormJson.Read(kept.Inputs));
    }

    private static Route RouteOf(string text)
    {
        var parts = text.Split(':');
        return Route.To(parts[0], [.. parts.Skip(1).Select(Uri.UnescapeDataString)]);
    }
}
