namespace DCTicket.Benchmarks.Gateway;

internal static class GatewayBenchmark
{
    public static Task RunAsync(string[] args) => Task.CompletedTask;
}
