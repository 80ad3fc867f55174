using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>
/// Detects whether the values of a modal were changed by somebody else since it was opened, so that saving does not undo that.
/// </summary>
internal static class EditStamp
{
    public static string Of(IEnumerable<ModalComponent> inputs) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', inputs.Select(Value)))))[..8];

    private static string Value(ModalComponent input) =>
        input switch
        {
            TextInput text => text.Value ?? "",
            CheckboxInput box => box.Default.ToString(CultureInfo.InvariantCulture),
            StringSelectInput select => string.Join(',', select.Options.Where(option => option.Default).Select(option => option.Value)),
            RoleSelectInput select => string.Join(',', select.Default),
            ChannelSelectInput select => string.Join(',', select.Default),
            _ => "",
        };
}
