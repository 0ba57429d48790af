using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Portal.Application.Data;

/// <summary>What holds for every table on both databases (design, Data).</summary>
internal static class ModelConventions
{
    public const int CodeMaxLength = 64;
    private const string CodeAnnotation = "Portal:Code";

    /// <summary>Codes, hashes, slugs: compared byte by byte on both databases.</summary>
    public static PropertyBuilder<T> IsCode<T>(this PropertyBuilder<T> property, int maxLength = CodeMaxLength) =>
        property.HasMaxLength(maxLength).HasAnnotation(CodeAnnotation, true);

    public static ComplexTypePropertyBuilder<T> IsCode<T>(this ComplexTypePropertyBuilder<T> property, int maxLength = CodeMaxLength) =>
        property.HasMaxLength(maxLength).HasAnnotation(CodeAnnotation, true);

    public static void UsePortalTypes(this ModelConfigurationBuilder builder)
    {
        builder.Properties<DateTime>().HaveConversion<UtcConverter>();
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(CodeMaxLength);
    }

    public static void ApplyConventions(this ModelBuilder builder, bool sqlServer)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            // Cascades only where a configuration asks for one: SQL Server refuses several paths to one table.
            foreach (var key in entity.GetForeignKeys().Where(k => k.DeleteBehavior == DeleteBehavior.Cascade))
                if (((IConventionForeignKey)key).GetDeleteBehaviorConfigurationSource() != ConfigurationSource.Explicit
                    && entity.ClrType.Namespace?.StartsWith("Portal", StringComparison.Ordinal) == true)
                    key.DeleteBehavior = DeleteBehavior.Restrict;
            foreach (var property in entity.GetProperties().Concat(entity.GetComplexProperties().SelectMany(c => c.ComplexType.GetProperties())))
            {
                var clr = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (clr.IsEnum) property.SetMaxLength(CodeMaxLength);
                if (sqlServer && (clr.IsEnum || property.FindAnnotation(CodeAnnotation) is not null)) property.SetCollation("Latin1_General_100_BIN2");
                property.RemoveAnnotation(CodeAnnotation);
            }
        }
    }

    /// <summary>Times are UTC in the store and come back as UTC; a local one is a fault of the program.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => value.Kind == DateTimeKind.Local ? Refuse(value) : value,
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
    {
        private static DateTime Refuse(DateTime value) => throw new InvalidOperationException($"Local time {value:O} in the store.");
    }
}
