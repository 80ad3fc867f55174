using System.ComponentModel.DataAnnotations;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets;

/// <summary>
/// The plugin's <c>settings</c> in plugins.json. Texts are by language, such as "en" and "zh-TW". Settings of a server in Discord override
/// them.
/// </summary>
internal sealed class TicketsOptions : IValidatableObject
{
    // Lists are empty by default: the binder appends the file's values.

    /// <summary>The default departments of every server.</summary>
    [ValidateEnumeratedItems]
    [MinLength(1, ErrorMessage = "at least one is needed")]
    [MaxLength(DepartmentQuery.MaxCount, ErrorMessage = "at most 25 can be chosen from")]
    public List<DepartmentOptions> Departments { get; init; } = [];

    /// <summary>The grace period: how long a closed ticket's channel remains.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ErrorMessage = "from 00:00:00 to 1.00:00:00")]
    public TimeSpan GraceTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The maximum size of a stored attachment, in bytes.</summary>
    [Range(0, 512L * 1024 * 1024, ErrorMessage = "from 0 to 536870912")]
    public long MaxAttachmentBytes { get; init; } = 25L * 1024 * 1024;

    /// <summary>The file storage quota of a server in bytes; further files are only listed.</summary>
    [Range(0, 100L * 1024 * 1024 * 1024 * 1024, ErrorMessage = "from 0 to 109951162777600")]
    public long MaxStorageBytesPerServer { get; set; } = 5L * 1024 * 1024 * 1024;

    /// <summary>
    /// The allowed files: media types such as image/* and extensions such as .log. Empty for the defaults, which exclude programs and
    /// scripts.
    /// </summary>
    public List<string> KeptFiles { get; init; } = [];

    /// <summary>The maximum number of open tickets per member in all departments; null for no limit.</summary>
    [Range(1, 1000, ErrorMessage = "from 1 to 1000")]
    public int? MaxOpenPerMember { get; init; }

    /// <summary>The maximum number of openings per minute before the panels are paused for five minutes; 0 for no limit.</summary>
    [Range(0, 10_000, ErrorMessage = "from 0 to 10000")]
    public int FloodLimit { get; init; } = 30;

    /// <summary>The panel's title; the default for missing languages.</summary>
    public Dictionary<string, string> PanelTitle { get; init; } = [];

    /// <summary>The panel's text; the default for missing languages.</summary>
    public Dictionary<string, string> PanelDescription { get; init; } = [];

    /// <summary>The colour of the panel, such as #5865F2; the default when empty.</summary>
    public string PanelColor { get; init; } = "";

    /// <summary>The log channel, by name or id; none when empty.</summary>
    public string LogChannel { get; init; } = "";

    /// <summary>The category for ticket channels, by name or id; none when empty.</summary>
    public string Category { get; init; } = "";

    /// <summary>The recipients of transcripts.</summary>
    [EnumDataType(typeof(TranscriptDelivery), ErrorMessage = "None, Owner, LogChannel or Both")]
    public TranscriptDelivery Transcripts { get; init; } = TranscriptDelivery.Both;

    public DepartmentOptions? Find(string key) => Departments.Find(department => department.Key == key);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        [
            .. Departments
                .GroupBy(department => department.Key)
                .Where(same => same.Count() > 1)
                .Select(same => new ValidationResult($"the key “{same.Key}” is used more than once", [nameof(Departments)])),
            .. LocalizedText.Problems(nameof(PanelTitle), PanelTitle, 256),
            .. LocalizedText.Problems(nameof(PanelDescription), PanelDescription, 2000, lines: true),
            .. HexColor.Problems(nameof(PanelColor), PanelColor),
            .. KeptFiles
                .Where(rule => !FileRules.IsRule(rule))
                .Select(rule => new ValidationResult(
                    $"“{rule}” is neither a media type such as image/* nor an ending such as .log",
                    [nameof(KeptFiles)]
                )),
        ];
}
