using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Storage;

/// <summary>What the databases of plugins need of the host.</summary>
internal sealed record DatabaseServices(IServiceProvider Provider, ILoggerFactory Logs, IReadOnlyList<IInterceptor> Interceptors);
