namespace DCTicket.Discord.Native.Tests.Support;

/// <summary>Frames as Discord sends them.</summary>
internal static class Frames
{
    public const string Session = "5f1c0ffee";
    public const string Hello = """{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250,"_trace":["[]"]}}""";
    public const string HeartbeatAck = """{"t":null,"s":null,"op":11,"d":null}""";
    public const string HeartbeatRequest = """{"t":null,"s":null,"op":1,"d":null}""";
    public const string Reconnect = """{"t":null,"s":null,"op":7,"d":null}""";
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(41_250);

    public static string InvalidSession(bool mayResume) => $$"""{"t":null,"s":null,"op":9,"d":{{(mayResume ? "true" : "false")}} }""";

    public static string Ready(Uri server) =>
        """{"t":"READY","s":1,"op":0,"d":{"v":10"""
        + $$""","session_id":"{{Session}}","resume_gateway_url":"{{new Uri(server, "/resume")}}","guilds":[]} }""";

    public static string Resumed(int sequence) => $$"""{"t":"RESUMED","s":{{sequence}},"op":0,"d":{"_trace":[]} }""";

    public static string Event(string name, int sequence, string data = "{}") =>
        $$"""{"t":"{{name}}","s":{{sequence}},"op":0,"d":{{data}} }""";
}
