using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.People;

namespace Portal.Application.People;

internal sealed class PortalUserConfiguration : IEntityTypeConfiguration<PortalUser>
{
    public void Configure(EntityTypeBuilder<PortalUser> builder)
    {
        builder.ToTable("Users");
        builder.Property(u => u.Name).HasMaxLength(PortalUser.NameMaxLength);
        builder.Property(u => u.Title).HasMaxLength(PortalUser.TitleMaxLength);
        builder.Property(u => u.Version).IsConcurrencyToken();
        builder.HasOne(u => u.Unit).WithMany().HasForeignKey(u => u.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PortalRoleConfiguration : IEntityTypeConfiguration<PortalRole>
{
    public void Configure(EntityTypeBuilder<PortalRole> builder)
    {
        builder.ToTable("Roles");
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasData(Enum.GetValues<Role>().Select(role => new PortalRole
        {
            Id = PortalRole.IdOf(role),
            Name = role.ToString(),
            NormalizedName = role.ToString().ToUpperInvariant(),
            ConcurrencyStamp = role.ToString(),
        }));
    }
}

internal sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("Units");
        builder.Property(u => u.Name).HasMaxLength(Unit.NameMaxLength);
        builder.Property(u => u.Duties).HasMaxLength(Unit.DutiesMaxLength);
        builder.Property(u => u.Phone).HasMaxLength(Unit.ContactMaxLength);
        builder.Property(u => u.Address).HasMaxLength(Unit.ContactMaxLength);
        builder.Property(u => u.Version).IsConcurrencyToken();
        builder.HasIndex(u => u.Name).IsUnique();
        builder.HasOne<Unit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DelegationConfiguration : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("Delegations");
        builder.Property(d => d.Reason).HasMaxLength(Delegation.ReasonMaxLength);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => new { d.ToId, d.EndsAt });
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(d => d.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(d => d.ToId).OnDelete(DeleteBehavior.Restrict);
    }
}
