namespace DCTicket.Discord.Json;

/// <summary>Discord's limit of a custom id. <c>DCTicket.Analyzers</c> compiles this file, too, and reports constant routes.</summary>
internal static class CustomIdLimit
{
    public const int Max = 100;

    public static string Problem(string id) =>
        $"The custom id “{id}” has {id.Length} characters; Discord takes 100. Give the route shorter arguments.";
}
