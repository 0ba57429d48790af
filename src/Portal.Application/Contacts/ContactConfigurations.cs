using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.People;
using Portal.Domain.Contacts;
using Portal.Domain.People;

namespace Portal.Application.Contacts;

internal sealed class UnitContactConfiguration : IEntityTypeConfiguration<UnitContact>
{
    public void Configure(EntityTypeBuilder<UnitContact> builder)
    {
        builder.ToTable("UnitContacts");
        builder.Property(c => c.Name).HasMaxLength(UnitContact.NameMaxLength);
        builder.Property(c => c.Post).HasMaxLength(UnitContact.PostMaxLength);
        builder.Property(c => c.Phone).HasMaxLength(UnitContact.PhoneMaxLength);
        builder.Property(c => c.Reason).HasMaxLength(UnitContact.ReasonMaxLength);
        builder.Property(c => c.EndReason).HasMaxLength(UnitContact.ReasonMaxLength);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Ignore(c => c.Facts);
        // One in force and one reported of each duty at a time, whoever saves at once. Both databases read square brackets.
        builder.HasIndex(c => new { c.UnitId, c.Duty, c.State }).IsUnique().HasFilter($"[State] IN ('{nameof(ContactState.Reported)}', '{nameof(ContactState.InForce)}')");
        builder.HasIndex(c => c.State);
        builder.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ContactHandoverConfiguration : IEntityTypeConfiguration<ContactHandover>
{
    public void Configure(EntityTypeBuilder<ContactHandover> builder)
    {
        builder.ToTable("ContactHandovers");
        builder.Property(h => h.Version).IsConcurrencyToken();
        builder.Ignore(h => h.IsDone);
        builder.HasIndex(h => h.UnitId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(h => h.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<UnitContact>().WithMany().HasForeignKey(h => h.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<UnitContact>().WithMany().HasForeignKey(h => h.ToId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(h => h.Confirmations).WithOne().HasForeignKey("HandoverId").OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HandoverConfirmationConfiguration : IEntityTypeConfiguration<HandoverConfirmation>
{
    public void Configure(EntityTypeBuilder<HandoverConfirmation> builder)
    {
        builder.ToTable("HandoverConfirmations");
        builder.Property(c => c.Note).HasMaxLength(ContactHandover.NoteMaxLength);
        builder.Property<int>("HandoverId").IsRequired();
        builder.HasIndex("HandoverId", nameof(HandoverConfirmation.Side)).IsUnique();
    }
}
