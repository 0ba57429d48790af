using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Calendar;

namespace Portal.Application.Calendar;

internal sealed class CalendarYearConfiguration : IEntityTypeConfiguration<CalendarYear>
{
    public void Configure(EntityTypeBuilder<CalendarYear> builder)
    {
        builder.ToTable("CalendarYears");
        builder.Property(c => c.Off).HasMaxLength(4000);
        builder.Property(c => c.Work).HasMaxLength(4000);
        builder.Property(c => c.Source).HasMaxLength(CalendarYear.SourceMaxLength);
        builder.HasIndex(c => new { c.Year, c.Revision }).IsUnique();
    }
}
