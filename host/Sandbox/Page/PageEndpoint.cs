using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace DCTicket.Sandbox.Page;

/// <summary>Serves the page: a user client of static files, embedded in this assembly.</summary>
internal sealed class PageEndpoint
{
    private const string Folder = "/page/";

    /// <summary>Content security: nothing external, and no script or markup from messages.</summary>
    private const string Policy =
        "default-src 'self'; img-src 'self' data: blob:; connect-src 'self' ws:; object-src 'none'; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

    private static readonly FileExtensionContentTypeProvider Types = new();
    private readonly Dictionary<string, PageFile> _files;

    public PageEndpoint()
    {
        var assembly = typeof(PageEndpoint).Assembly;
        _files = assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith("page/", StringComparison.Ordinal))
            .ToDictionary(name => "/" + name, name => PageFile.Read(assembly, name), StringComparer.Ordinal);
        _files["/"] = _files[Folder + "index.html"];
    }

    public static bool Serves(HttpRequest request) =>
        request.Path.Value is { } path && (path == "/" || path.StartsWith(Folder, StringComparison.Ordinal));

    public async Task RunAsync(HttpContext http)
    {
        var (request, response) = (http.Request, http.Response);
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = "no-cache";
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.StatusCode = 405;
            response.Headers.Allow = "GET, HEAD";
            return;
        }

        if (!_files.TryGetValue(request.Path.Value!, out var file))
        {
            response.StatusCode = 404;
            return;
        }

        response.Headers.ETag = file.Tag;
        if (request.Headers.IfNoneMatch.Contains(file.Tag))
        {
            response.StatusCode = 304;
            return;
        }

        response.ContentType = file.Type;
        response.ContentLength = file.Bytes.Length;
        if (HttpMethods.IsGet(request.Method))
            await response.Body.WriteAsync(file.Bytes, http.RequestAborted);
    }

    private sealed record PageFile(byte[] Bytes, string Type, string Tag)
    {
        public static PageFile Read(System.Reflection.Assembly assembly, string name)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var type = Types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
            if (type.StartsWith("text/", StringComparison.Ordinal))
                type += "; charset=utf-8";
            return new PageFile(bytes, type, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"");
        }
    }
}
