using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Cdn;

/// <summary>Addresses of attachments: signed, valid for a day.</summary>
internal static class AttachmentUrl
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public static string Sign(SandboxWorld world, ulong channel, Attachment attachment, string folder = "attachments")
    {
        var path = $"{folder}/{channel.Text()}/{attachment.Id.Text()}/{Uri.EscapeDataString(attachment.FileName)}";
        var issued = world.Now.ToUnixTimeSeconds().ToString("x", CultureInfo.InvariantCulture);
        var expires = (world.Now + Lifetime).ToUnixTimeSeconds().ToString("x", CultureInfo.InvariantCulture);
        var signature = Signature(world, channel, attachment.Id, issued, expires);
        return $"{new Uri(world.Url, "/cdn/")}{path}?ex={expires}&is={issued}&hm={signature}&";
    }

    public static bool IsGood(SandboxWorld world, ulong channel, ulong id, string? issued, string? expires, string? signature) =>
        issued is not null
        && expires is not null
        && signature is not null
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(signature),
            Encoding.ASCII.GetBytes(Signature(world, channel, id, issued, expires))
        )
        && long.TryParse(expires, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var until)
        && world.Now.ToUnixTimeSeconds() < until;

    private static string Signature(SandboxWorld world, ulong channel, ulong id, string issued, string expires) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(
                Encoding.ASCII.GetBytes(world.State.CdnKey),
                Encoding.ASCII.GetBytes($"{channel.Text()}/{id.Text()}?{issued}&{expires}")
            )
        );
}
