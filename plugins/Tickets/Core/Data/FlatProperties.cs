using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace DCTicket.Tickets.Core.Data;

/// <summary>The columns of an entity, including those of its complex properties.</summary>
internal static class FlatProperties
{
    /// <summary>Each with its path, such as "State" and "Control.Applied".</summary>
    public static IEnumerable<(string Path, PropertyEntry Property)> Flatten(this EntityEntry entry) =>
        entry
            .Properties.Select(property => (property.Metadata.Name, property))
            .Concat(
                entry.ComplexProperties.SelectMany(part =>
                    part.Properties.Select(property => ($"{part.Metadata.Name}.{property.Metadata.Name}", property))
                )
            );
}
