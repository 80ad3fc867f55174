namespace DCTicket.Host.Interactions;

internal enum HandlerKind
{
    Command,
    UserCommand,
    MessageCommand,
    Button,
    Select,
    Modal,
}
