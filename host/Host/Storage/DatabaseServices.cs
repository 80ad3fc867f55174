using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Storage;

/// <summary>The host's services for the plugins' databases.</summary>
internal sealed record DatabaseServices(IServiceProvider Provider, ILoggerFactory Logs, IReadOnlyList<IInterceptor> Interceptors);
