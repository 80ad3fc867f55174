namespace DCTicket.Sandbox;

/// <summary>Leaves the process's signals to whoever hosts the Sandbox, so that it lives until it is disposed.</summary>
internal sealed class GuestLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
