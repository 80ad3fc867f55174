using DCTicket.Sandbox;

using var logs = LoggerFactory.Create(logging => logging.AddSimpleConsole(console => console.SingleLine = true));
SandboxServer sandbox;
try
{
    var options = CommandLine.Read(args);
    sandbox = await SandboxServer.StartAsync(options, logs);
}
catch (Exception e) when (e is IOException or InvalidDataException or ArgumentException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

Console.WriteLine($"The Sandbox listens on {sandbox.Url}; its people and tokens are at {new Uri(sandbox.Url, "/sandbox/world")}");
var stopped = new TaskCompletionSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stopped.TrySetResult();
};
using var terminated = System.Runtime.InteropServices.PosixSignalRegistration.Create(
    System.Runtime.InteropServices.PosixSignal.SIGTERM,
    context =>
    {
        context.Cancel = true;
        stopped.TrySetResult();
    }
);
await stopped.Task;
await sandbox.DisposeAsync();
return 0;
