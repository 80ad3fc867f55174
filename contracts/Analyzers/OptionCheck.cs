using System.Text.RegularExpressions;
using DCTicket.Host.Interactions;
using Microsoft.CodeAnalysis;

namespace DCTicket.Analyzers;

/// <summary>Finds the first problem of an option, in the order of the loader (<c>OptionBinder</c>).</summary>
internal sealed class OptionCheck(ContractTypes types, Regex optionName)
{
    private const long MaxNumber = (1L << 53) - 1;
    private const int MaxLength = HandlerProblems.MaxOptionLength;

    private static readonly string[] ContractOptions = ["Channel", "User", "Role", "Mentionable", "Attachment"];

    public Problem? Find(INamedTypeSymbol feature, IParameterSymbol parameter, AttributeData option)
    {
        var name = ContractTypes.Text(option, 0);
        var type = ContractTypes.Underlying(parameter.Type);
        if (FindInType(type) is { } badType)
            return Bad(name, badType);
        if (!optionName.IsMatch(name))
            return new Problem(Rules.Option, HandlerProblems.BadOptionName(name));
        if (ContractTypes.Text(option, 1).Length is < 1 or > HandlerProblems.MaxDescription)
            return Bad(name, HandlerProblems.OptionDescription);
        var completion = ContractTypes.Named<string?>(option, "Autocomplete", null);
        if (completion is not null && type.SpecialType != SpecialType.System_String)
            return Bad(name, HandlerProblems.OptionCompletion(type.MetadataName));
        if (FindInLimits(type, option) is { } badLimit)
            return Bad(name, badLimit);
        return completion is null || HasCompletion(feature, completion)
            ? null
            : new Problem(Rules.Option, HandlerProblems.BadCompletion(name, completion, feature.MetadataName));
    }

    private string? FindInType(ITypeSymbol type)
    {
        var isEnum = type.TypeKind == TypeKind.Enum;
        var isFlags = type.GetAttributes().Any(attribute => ContractTypes.Same(attribute.AttributeClass, types.Flags));
        var isKnown =
            type.SpecialType is SpecialType.System_String or SpecialType.System_Int64 or SpecialType.System_Boolean
            || ContractOptions.Any(contract => types.Is(type, contract));
        if (!isKnown && (!isEnum || isFlags))
            return HandlerProblems.OptionType(type.MetadataName);
        return isEnum && type.GetMembers().OfType<IFieldSymbol>().Count(field => field.IsConst) is < 1 or > HandlerProblems.MaxChoices
            ? HandlerProblems.OptionChoices(type.MetadataName)
            : null;
    }

    private static string? FindInLimits(ITypeSymbol type, AttributeData option)
    {
        var (min, max) = (ContractTypes.Named(option, "Min", -MaxNumber), ContractTypes.Named(option, "Max", MaxNumber));
        if (type.SpecialType == SpecialType.System_Int64 ? min > max : (min, max) != (-MaxNumber, MaxNumber))
            return HandlerProblems.OptionRange;
        var (shortest, longest) = (ContractTypes.Named(option, "MinLength", 0), ContractTypes.Named(option, "MaxLength", MaxLength));
        var isRight =
            type.SpecialType == SpecialType.System_String
                ? shortest is >= 0 and <= MaxLength && longest is >= 1 and <= MaxLength && shortest <= longest
                : (shortest, longest) == (0, MaxLength);
        return isRight ? null : HandlerProblems.OptionLength;
    }

    private bool HasCompletion(INamedTypeSymbol feature, string name)
    {
        var found = FeatureMethods.Of(feature).Where(method => method.Name == name).ToList();
        return found.Count == 1
            && types.IsTaskOfListOf(found[0].ReturnType, "Choice")
            && found[0].Parameters.Length == 3
            && types.Is(found[0].Parameters[0].Type, "CommandContext")
            && found[0].Parameters[1].Type.SpecialType == SpecialType.System_String
            && ContractTypes.Same(found[0].Parameters[2].Type, types.CancellationToken);
    }

    private static Problem Bad(string name, string problem) => new(Rules.Option, HandlerProblems.BadOption(name, problem));
}
