using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;

namespace DCTicket.Sandbox.Validation;

/// <summary>The allowed types of a file upload, by extension.</summary>
internal static partial class FileTypes
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    public static void Read(Modal form, JsonObject view)
    {
        if (form.List("file_types", 0, 10) is not { Count: > 0 } list)
            return;
        for (var i = 0; i < list.Count; i++)
        {
            var word = list[i]?.ToString() ?? "";
            if (word is not ("image" or "video" or "audio") && !Ending().IsMatch(word))
                form.Wrong(
                    $"file_types.{i}",
                    "FILE_UPLOAD_INVALID_FILE_TYPE",
                    "Must be image, video, audio or a file extension with its dot."
                );
        }

        view["file_types"] = list.DeepClone();
    }

    public static bool Allow(JsonNode? types, string fileName) =>
        types is not JsonArray list || list.Any(t => Fits(t!.ToString(), fileName));

    private static bool Fits(string type, string fileName) =>
        type[0] == '.'
            ? fileName.EndsWith(type, StringComparison.OrdinalIgnoreCase)
            : Types.TryGetContentType(fileName, out var known) && known.StartsWith(type + "/", StringComparison.Ordinal);

    [GeneratedRegex(@"^\.[A-Za-z0-9._-]{1,50}$")]
    private static partial Regex Ending();
}
