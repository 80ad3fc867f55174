using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Invitations;
using DCTicket.Tickets.Conversation.Transfers;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Conversation;

public sealed partial class RandomWorldTests
{
    private sealed class Play(TicketsWorld world, Random random)
    {
        private readonly HashSet<Snowflake>[] _staff = [.. Departments.Select(_ => new HashSet<Snowflake>())];
        private readonly Dictionary<ulong, HashSet<Snowflake>> _has = Enumerable
            .Range(0, People)
            .ToDictionary(i => 10 + (ulong)i, _ => new HashSet<Snowflake>());
        private readonly Dictionary<int, Model> _tickets = [];
        private readonly HashSet<Snowflake> _alive = [.. Roles];

        /// <summary>How many times somebody saw a channel.</summary>
        public int Seen { get; private set; }

        // The last person is an administrator.
        private static ulong Admin => 10 + People - 1;

        public async Task BeginAsync()
        {
            world.Discord.Roles.RemoveAll(role => role.Id != TicketsWorld.Guild && role.Id != TicketsWorld.BotRole);
            world.Discord.Roles.AddRange(Roles.Select(role => new Role { Id = role, Name = $"role {role}" }));
            for (var i = 0; i < Departments.Length; i++)
                _staff[i] = [.. Roles.Where(_ => random.Next(3) == 0)];
            await world.ReadAsync(async db =>
            {
                var first = await db.Departments.AsNoTracking().FirstAsync();
                db.Departments.Add(
                    new Department
                    {
                        Id = Guid.NewGuid(),
                        GuildId = first.GuildId,
                        Key = "sales",
                        Names = new() { ["en"] = "Sales" },
                        Position = 9,
                    }
                );
                await db.SaveChangesAsync();
                foreach (var department in await db.Departments.Include(d => d.Roles).ToListAsync())
                {
                    var mine = _staff[Array.IndexOf(Departments, department.Key)];
                    department.Roles = [.. mine.Select(role => new DepartmentRole { RoleId = role })];
                    department.Limits = department.Limits with { MaxOpen = 2 };
                    department.CategoryId = random.Next(2) == 0 ? null : new Snowflake(300 + (ulong)department.Position);
                }

                return await db.SaveChangesAsync();
            });
            foreach (var roles in _has.Values)
                roles.UnionWith(Roles.Where(_ => random.Next(4) == 0));
        }

        public async Task<string> StepAsync()
        {
            var failing = random.Next(6) == 0;
            if (failing)
                FailOnce();
            var what = await ActAsync();
            if (failing || random.Next(5) == 0)
            {
                world.Discord.Before = null;
                world.Time.Advance(TimeSpan.FromMinutes(random.Next(1, 12)));
                await world.SweepAsync();
            }

            return failing ? what + ", with an outage" : what;
        }

        public async Task CheckAsync(string when)
        {
            foreach (var (number, model) in _tickets)
            {
                var ticket = await world.TicketAsync(number);
                if (
                    ticket.ChannelId is not { } channel
                    || !world.Discord.Overwrites.TryGetValue(channel, out var overwrites)
                    || !world.Discord.Messages.ContainsKey(channel)
                )
                    continue;
                foreach (var person in _has.Keys)
                {
                    var (sees, writes) = Permitted(person, overwrites);
                    Assert.True(ShouldSee(person, model) == sees, $"{when}: {person} {(sees ? "sees" : "does not see")} ticket {number}");
                    Assert.True(
                        (person == Admin || (sees && !model.Closed)) == writes,
                        $"{when}: {person} {(writes ? "can" : "cannot")} write in ticket {number}"
                    );
                    Seen += sees ? 1 : 0;
                }
            }
        }

        private async Task<string> ActAsync()
        {
            var actor = Someone();
            switch (random.Next(20))
            {
                case < 5:
                    return await OpenAsync(actor, random.Next(Departments.Length));
                case < 9:
                    return await InviteAsync(actor, OtherOrRole());
                case < 11:
                    return await UninviteAsync(actor, OtherOrRole());
                case < 14:
                    return await TransferAsync(actor, random.Next(Departments.Length));
                case 14:
                    return await CloseAsync(actor);
                case < 18:
                    // Nobody can be given a role that was deleted.
                    var role = _alive.ElementAt(random.Next(_alive.Count));
                    if (!_has[actor].Remove(role))
                        _has[actor].Add(role);
                    return $"{actor} gets or loses {role}";
                case 18 when _alive.Count > 3:
                    return DeleteRole(_alive.ElementAt(random.Next(_alive.Count)));
                default:
                    await world.RestartAsync();
                    await world.SweepAsync();
                    return "restart";
            }
        }

        private async Task<string> OpenAsync(ulong actor, int department)
        {
            var before = await world.ReadAsync(db => db.Tickets.CountAsync());
            await world.OpenAsync(actor, Departments[department]);
            if (await world.ReadAsync(db => db.Tickets.CountAsync()) > before)
                _tickets[before + 1] = new Model(department, actor);
            return $"{actor} opens in {Departments[department]}";
        }

        private async Task<string> InviteAsync(ulong actor, Mentionable who)
        {
            if (await AnyAsync() is not { } at)
                return "nothing";
            var reply = await world.RunsAsync<InviteToTicket>(at.Ticket, Member(actor), invite => invite.InviteAsync, who);
            if (Done(reply, at.Model, actor, ownerToo: true))
                _ = who.IsRole ? at.Model.InvitedRoles.Add(who.Id) : at.Model.Invited.Add(who.Id.Value);
            return $"{actor} invites {who} to {at.Ticket.Number}";
        }

        private async Task<string> UninviteAsync(ulong actor, Mentionable who)
        {
            if (await AnyAsync() is not { } at)
                return "nothing";
            var reply = await world.RunsAsync<InviteToTicket>(at.Ticket, Member(actor), invite => invite.UninviteAsync, who);
            if (Done(reply, at.Model, actor, ownerToo: true))
                Assert.True(who.IsRole ? at.Model.InvitedRoles.Remove(who.Id) : at.Model.Invited.Remove(who.Id.Value));
            return $"{actor} takes {who} out of {at.Ticket.Number}";
        }

        private async Task<string> TransferAsync(ulong actor, int department)
        {
            if (await AnyAsync() is not { } at)
                return "nothing";
            var reply = await world.RunsAsync<TransferTicket>(
                at.Ticket,
                Member(actor),
                transfer => transfer.RunAsync,
                Departments[department],
                null!
            );
            if (Done(reply, at.Model, actor, ownerToo: false))
                at.Model.Department = department;
            return $"{actor} gives {at.Ticket.Number} to {Departments[department]}";
        }

        private async Task<string> CloseAsync(ulong actor)
        {
            if (await AnyAsync() is not { } at)
                return "nothing";
            var result = await world.InAsync<TicketActions, ChangeResult>(change =>
                change.ChangeAsync(TicketsWorld.Guild, at.Ticket.Id, TicketAction.Close, Member(actor), null, CancellationToken.None)
            );
            if (result.Refusal is null)
            {
                Assert.True(at.Model.Owner == actor || IsStaff(actor, at.Model));
                at.Model.Closed = true;
            }

            return $"{actor} closes {at.Ticket.Number}";
        }

        // Discord takes a deleted role from its members and from all overwrites.
        private string DeleteRole(Snowflake role)
        {
            _alive.Remove(role);
            world.Discord.Roles.RemoveAll(r => r.Id == role);
            foreach (var roles in _has.Values)
                roles.Remove(role);
            foreach (var channel in world.Discord.Overwrites.Keys.ToList())
                world.Discord.Overwrites[channel] = [.. world.Discord.Overwrites[channel].Where(overwrite => overwrite.Id != role)];
            return $"role {role} is deleted";
        }

        private async Task<(Ticket Ticket, Model Model)?> AnyAsync()
        {
            var live = _tickets.Where(ticket => !ticket.Value.Closed).Select(ticket => ticket.Key).ToList();
            if (live.Count == 0)
                return null;
            var number = live[random.Next(live.Count)];
            var ticket = await world.TicketAsync(number);
            return ticket.ChannelId is null ? null : (ticket, _tickets[number]);
        }

        private bool Done(Reply reply, Model model, ulong actor, bool ownerToo)
        {
            if (!reply.Refused)
                Assert.True(IsStaff(actor, model) || (ownerToo && model.Owner == actor), $"{actor} was not to do this.");
            return !reply.Refused;
        }

        private bool IsStaff(ulong person, Model model) =>
            person == Admin || _has[person].Overlaps(_staff[model.Department].Where(_alive.Contains));

        private bool ShouldSee(ulong person, Model model) =>
            IsStaff(person, model)
            || model.Owner == person
            || model.Invited.Contains(person)
            || _has[person].Overlaps(model.InvitedRoles.Where(_alive.Contains));

        // Everybody may see and write where no channel says otherwise; then @everyone, the roles together, the member.
        private (bool Sees, bool Writes) Permitted(ulong person, IReadOnlyList<Overwrite> overwrites)
        {
            if (person == Admin)
                return (true, true);
            var may = Permissions.ViewChannel | Permissions.SendMessages;
            var everyone = overwrites.Where(o => o.Id == TicketsWorld.Guild).ToList();
            var roles = overwrites
                .Where(o => o.Type == OverwriteType.Role && o.Id != TicketsWorld.Guild && _has[person].Contains(o.Id))
                .ToList();
            var own = overwrites.Where(o => o.Type == OverwriteType.Member && o.Id.Value == person).ToList();
            foreach (var level in new[] { everyone, roles, own })
            {
                foreach (var overwrite in level)
                    may &= ~overwrite.Deny;
                foreach (var overwrite in level)
                    may |= overwrite.Allow;
            }

            var sees = may.HasFlag(Permissions.ViewChannel);
            return (sees, sees && may.HasFlag(Permissions.SendMessages));
        }

        private void FailOnce()
        {
            var left = random.Next(1, 4);
            world.Discord.Before = (verb, _) =>
            {
                if (verb is "overwrites" or "send" or "edit" or "modify" && --left == 0)
                    throw RecordingDiscord.Refusal(503, 0);
            };
        }

        private Member Member(ulong person) =>
            TicketsWorld.Member(person, person == Admin ? Permissions.Administrator : Permissions.None, [.. _has[person]]);

        private ulong Someone() => 10 + (ulong)random.Next(People);

        private Mentionable OtherOrRole() =>
            random.Next(3) == 0 ? new(_alive.ElementAt(random.Next(_alive.Count)), IsRole: true) : new(new(Someone()), IsRole: false);
    }
}
