using System.Text.Json.Nodes;
using DCTicket.Sandbox.Faults;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Gateway;

/// <summary>Op 6: resumes a session on another socket.</summary>
internal sealed class Resume(SandboxWorld world, GatewayHub hub, GatewayFaults faults)
{
    public void Answer(Connection connection, JsonObject data)
    {
        if (connection.Session is not null)
        {
            connection.Close(4005);
            return;
        }

        if (world.UserByToken(Identify.Token(data)) is not { } user)
        {
            connection.Close(4004);
            return;
        }

        var sequence = (int?)data["seq"] ?? -1;
        var session = hub.Find((string?)data["session_id"]);
        if (session is null || session.User != user)
        {
            connection.Send(9, false);
        }
        else if (user.Bot && faults.Strikes(connection, "resume", session))
        {
            // Nothing to do.
        }
        else if (sequence > session.Sequence)
        {
            connection.Close(4007);
        }
        else if (!session.Replay(sequence, connection))
        {
            connection.Send(9, false);
        }
        else
        {
            GatewayHub.Attach(session, connection);
            session.Dispatch("RESUMED", new JsonObject { ["_trace"] = new JsonArray("[\"sandbox\"]") });
        }
    }
}
