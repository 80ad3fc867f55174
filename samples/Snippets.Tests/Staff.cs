using DCTicket.Testing;

namespace Snippets.Tests;

/// <summary>Common steps of stories.</summary>
internal static class Staff
{
    public const string Channel = "general";

    public static async Task AddsSnippet(this Person person, string name, string text)
    {
        await person.Runs("/snippet add", Channel);
        await person.FillsIn(("name", name), ("text", text));
        await person.Sees($"“{name}” saved");
    }

    /// <summary>Makes a user an administrator.</summary>
    public static async Task PromoteAsync(this TestGuild guild, string name)
    {
        var olivia = await guild.Olivia();
        await olivia.SendAsync(HttpMethod.Put, $"guilds/{guild.Id}/members/{guild.PersonId(name)}/roles/{guild.Role("Admin")}", null);
    }

    /// <summary>The newest list that a user sees.</summary>
    public static async Task<string> SeesList(this Person person)
    {
        await person.Runs("/snippet list", Channel);
        return Person.TextOf(await person.Sees("Snippets: "));
    }
}
