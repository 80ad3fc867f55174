namespace DCTicket.Sandbox;

/// <summary>Leaves signals to the host of the Sandbox, so that it runs until it is disposed.</summary>
internal sealed class GuestLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
