using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.FormEditor;

/// <summary>A form as a JSON file, in the format of <c>form</c> in plugins.json.</summary>
internal static class FormFile
{
    /// <summary>The largest valid form is smaller.</summary>
    public const int MaxBytes = 512 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static byte[] Write(IReadOnlyList<FormPage> pages) => JsonSerializer.SerializeToUtf8Bytes(pages, Options);

    /// <summary>The pages, or all errors.</summary>
    public static (List<FormPage> Pages, IReadOnlyList<Refusal> Problems) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
            return ([], [new Refusal("form.file-large", MaxBytes / 1024)]);
        var preamble = Encoding.UTF8.Preamble;
        try
        {
            var pages =
                JsonSerializer.Deserialize<List<FormPage>>(bytes.StartsWith(preamble) ? bytes[preamble.Length..] : bytes, Options) ?? [];
            return HasHoles(pages) ? ([], [new Refusal("form.file-null")]) : (pages, [.. FormValidation.Problems(pages)]);
        }
        catch (JsonException e)
        {
            return ([], [new Refusal("form.file-bad", (e.LineNumber ?? 0) + 1, Markdown.Escape(Truncate.To(e.Path ?? "$", 100)))]);
        }
    }

    private static bool HasHoles(List<FormPage> pages) =>
        pages.Exists(page => page is null || page.Fields.Exists(field => field is null || field.Options.Exists(option => option is null)));
}
