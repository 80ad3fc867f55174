namespace DCTicket.Sandbox.Validation;

/// <summary>Validates URLs.</summary>
internal static class Urls
{
    public static string Check(Modal form, string key, string url, params string[] schemes)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.IsFile)
            form.Wrong(key, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
        else if (!schemes.Contains(uri.Scheme))
            form.Wrong(
                key,
                "URL_TYPE_INVALID_SCHEME",
                $"\"{url}\": Scheme must be one of ({string.Join(", ", schemes.Select(s => $"'{s}'"))})."
            );
        return url;
    }
}
