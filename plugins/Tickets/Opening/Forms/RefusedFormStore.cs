using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Opening.Forms;

/// <summary>
/// Keeps what was typed in a form that is refused, and offers a button that opens the form filled in: Discord opens no form in answer to
/// a form.
/// </summary>
internal sealed class RefusedFormStore(TicketsDbContext db, TimeProvider time)
{
    /// <summary>Where the button leads.</summary>
    public const string ButtonName = "again";

    /// <summary>Keeps the form for the member who sent it.</summary>
    /// <param name="context">What was sent.</param>
    /// <param name="guild">The server that it is about; in direct messages the context names none.</param>
    /// <param name="form">The form as it is to be opened again; what was typed is filled in here.</param>
    /// <param name="why">What the member is told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<OutgoingMessage> KeepAsync(
        ModalContext context,
        Snowflake guild,
        FormContent form,
        string why,
        CancellationToken cancellationToken
    )
    {
        // What the refused change has left must not be saved.
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

    /// <summary>The member's own form that is not too old; null for none. In a direct message it may belong to any server.</summary>
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
