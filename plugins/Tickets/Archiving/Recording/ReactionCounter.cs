using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>Counts added and removed reactions.</summary>
internal static class ReactionCounter
{
    public static void Change(ArchivedMessage row, Emoji emoji, int by)
    {
        var all = row.Reactions().ToList();
        var index = all.FindIndex(reaction => IsSame(reaction.Emoji, emoji));
        if (index < 0 && by > 0)
            all.Add(new Reaction(emoji, by));
        else if (index >= 0 && all[index].Count + by > 0)
            all[index] = all[index] with { Count = all[index].Count + by };
        else if (index >= 0)
            all.RemoveAt(index);
        row.ReactionsJson = ArchiveJson.Write(all);
    }

    public static void Clear(ArchivedMessage row, Emoji? emoji) =>
        row.ReactionsJson = emoji is null
            ? null
            : ArchiveJson.Write([.. row.Reactions().Where(reaction => !IsSame(reaction.Emoji, emoji))]);

    // Custom emoji are identified by id, since names change.
    private static bool IsSame(Emoji one, Emoji other) => one.Id is null && other.Id is null ? one.Name == other.Name : one.Id == other.Id;
}
