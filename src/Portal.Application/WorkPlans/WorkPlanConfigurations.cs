using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.Data;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;

namespace Portal.Application.WorkPlans;

internal sealed class WorkPlanConfiguration : IEntityTypeConfiguration<WorkPlan>
{
    public void Configure(EntityTypeBuilder<WorkPlan> builder)
    {
        builder.ToTable("WorkPlans");
        builder.Property(p => p.Title).HasMaxLength(WorkPlan.TitleMaxLength);
        builder.Property(p => p.Body).HasMaxLength(WorkPlan.BodyMaxLength);
        builder.Property(p => p.SourceName).HasMaxLength(WorkPlan.SourceMaxLength);
        builder.ComplexProperty(p => p.Weights, w => w.Property(x => x.ReviewShare).HasPrecision(5, 2));
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Ignore(p => p.LastDay);
        builder.Ignore(p => p.InOrder);
        builder.HasIndex(p => new { p.Kind, p.Year }).IsUnique();
        // While it is checked a plan's rows are corrected, and go with a reading that is thrown away.
        builder.HasMany(p => p.Parts).WithOne().HasForeignKey(p => p.WorkPlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Tasks).WithOne().HasForeignKey(t => t.WorkPlanId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WorkPlanPartConfiguration : IEntityTypeConfiguration<WorkPlanPart>
{
    public void Configure(EntityTypeBuilder<WorkPlanPart> builder)
    {
        builder.ToTable("WorkPlanParts");
        builder.Property(p => p.Number).HasMaxLength(WorkPlanPart.NumberMaxLength);
        builder.Property(p => p.Title).HasMaxLength(WorkPlanPart.TitleMaxLength);
        builder.Property(p => p.Intro).HasMaxLength(WorkPlanPart.IntroMaxLength);
    }
}

internal sealed class WorkPlanTaskConfiguration : IEntityTypeConfiguration<WorkPlanTask>
{
    public void Configure(EntityTypeBuilder<WorkPlanTask> builder)
    {
        builder.ToTable("WorkPlanTasks");
        builder.Property(t => t.Number).HasMaxLength(WorkPlanTask.NumberMaxLength);
        builder.Property(t => t.Section).HasMaxLength(WorkPlanPart.TitleMaxLength);
        builder.Property(t => t.Text).HasMaxLength(WorkPlanTask.TextMaxLength);
        builder.Property(t => t.LimitWords).HasMaxLength(WorkPlanTask.LimitMaxLength);
        builder.Property(t => t.Target).HasMaxLength(WorkPlanTask.TargetMaxLength);
        builder.Property(t => t.TargetFigure).HasPrecision(18, 2);
        builder.Property(t => t.Papers).HasMaxLength(WorkPlanTask.TextMaxLength);
        builder.Property(t => t.Doubts).HasMaxLength(WorkPlanTask.DoubtsMaxLength);
        builder.Ignore(t => t.Name);
        builder.HasIndex(t => new { t.WorkPlanId, t.Order });
        builder.HasOne(t => t.Part).WithMany().HasForeignKey(t => t.PartId).OnDelete(DeleteBehavior.Restrict);
        // No foreign key: last year's plan stands on its own.
        builder.HasIndex(t => t.CarriedFromId);
        builder.HasMany(t => t.Duties).WithOne().HasForeignKey(d => d.WorkPlanTaskId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(t => t.Changes).WithOne().HasForeignKey(c => c.WorkPlanTaskId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TaskDutyConfiguration : IEntityTypeConfiguration<TaskDuty>
{
    public void Configure(EntityTypeBuilder<TaskDuty> builder)
    {
        builder.ToTable("TaskDuties");
        builder.Property(d => d.Name).HasMaxLength(TaskDuty.NameMaxLength);
        builder.Property(d => d.ResponsiblePerson).HasMaxLength(TaskDuty.PersonMaxLength);
        builder.Property(d => d.HandlingPerson).HasMaxLength(TaskDuty.PersonMaxLength);
        builder.HasOne<Unit>().WithMany().HasForeignKey(d => d.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TaskChangeConfiguration : IEntityTypeConfiguration<TaskChange>
{
    public void Configure(EntityTypeBuilder<TaskChange> builder)
    {
        builder.ToTable("TaskChanges");
        builder.Property(c => c.OldValue).HasMaxLength(WorkPlanTask.TargetMaxLength);
        builder.Property(c => c.NewValue).HasMaxLength(WorkPlanTask.TargetMaxLength);
        builder.Property(c => c.Reason).HasMaxLength(TaskChange.ReasonMaxLength);
        builder.Property(c => c.Decision).HasMaxLength(TaskChange.ReasonMaxLength);
        builder.HasIndex(c => c.State);
    }
}

internal sealed class UnitProgressConfiguration : IEntityTypeConfiguration<UnitProgress>
{
    public void Configure(EntityTypeBuilder<UnitProgress> builder)
    {
        builder.ToTable("UnitProgress");
        builder.Property(p => p.Figure).HasPrecision(18, 2);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Ignore(p => p.IsDone);
        builder.HasIndex(p => new { p.TaskId, p.UnitId }).IsUnique();
        builder.HasIndex(p => new { p.WorkPlanId, p.UnitId });
        builder.HasOne<WorkPlan>().WithMany().HasForeignKey(p => p.WorkPlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<WorkPlanTask>().WithMany().HasForeignKey(p => p.TaskId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Reports).WithOne().HasForeignKey(r => r.UnitProgressId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProgressReportConfiguration : IEntityTypeConfiguration<ProgressReport>
{
    public void Configure(EntityTypeBuilder<ProgressReport> builder)
    {
        builder.ToTable("ProgressReports");
        builder.Property(r => r.Text).HasMaxLength(ProgressReport.TextMaxLength);
        builder.Property(r => r.ReturnReason).HasMaxLength(ProgressReport.ReasonMaxLength);
        builder.Property(r => r.Figure).HasPrecision(18, 2);
        builder.HasIndex(r => new { r.UnitProgressId, r.Period }).IsUnique();
        builder.HasIndex(r => new { r.State, r.Id });
        // A report that is written anew names its evidence anew; what it named before stands in its history.
        builder.HasMany(r => r.Evidence).WithOne().HasForeignKey(e => e.ProgressReportId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(r => r.Events).WithOne().HasForeignKey(e => e.ProgressReportId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReportEvidenceConfiguration : IEntityTypeConfiguration<ReportEvidence>
{
    public void Configure(EntityTypeBuilder<ReportEvidence> builder)
    {
        builder.ToTable("ReportEvidence");
        builder.Property(e => e.Title).HasMaxLength(ReportEvidence.TitleMaxLength);
        builder.Property(e => e.Slug).IsCode();
        builder.Property(e => e.Sha256).IsCode();
        builder.HasIndex(e => e.Slug);
    }
}

internal sealed class ReportEventConfiguration : IEntityTypeConfiguration<ReportEvent>
{
    public void Configure(EntityTypeBuilder<ReportEvent> builder)
    {
        builder.ToTable("ReportEvents");
        builder.Property(e => e.Note).HasMaxLength(ReportEvent.NoteMaxLength);
    }
}

internal sealed class SupervisionConfiguration : IEntityTypeConfiguration<Supervision>
{
    public void Configure(EntityTypeBuilder<Supervision> builder)
    {
        builder.ToTable("Supervisions");
        builder.Property(s => s.Text).HasMaxLength(Supervision.TextMaxLength);
        builder.Property(s => s.Reply).HasMaxLength(Supervision.TextMaxLength);
        builder.Property(s => s.ReplyDueSum).HasMaxLength(Supervision.SumMaxLength);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Ignore(s => s.WantsReply);
        builder.HasIndex(s => new { s.UnitId, s.ClosedAt });
        builder.HasIndex(s => new { s.MailedAt, s.At });
        builder.HasIndex(s => new { s.WorkPlanId, s.Kind });
        // What comes by rule comes once, whatever the number of nodes.
        builder.HasIndex(s => new { s.TaskId, s.UnitId, s.Kind, s.DueOn }).IsUnique().HasFilter("[Kind] <> 'Notice' AND [Kind] <> 'EvidenceGone'");
        builder.HasOne<WorkPlan>().WithMany().HasForeignKey(s => s.WorkPlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<WorkPlanTask>().WithMany().HasForeignKey(s => s.TaskId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PlanReleaseConfiguration : IEntityTypeConfiguration<PlanRelease>
{
    public void Configure(EntityTypeBuilder<PlanRelease> builder)
    {
        builder.ToTable("PlanReleases");
        builder.Property(r => r.Hash).IsCode();
        builder.Property(r => r.Note).HasMaxLength(PlanRelease.NoteMaxLength);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.WorkPlanId, r.State });
        builder.HasOne<WorkPlan>().WithMany().HasForeignKey(r => r.WorkPlanId).OnDelete(DeleteBehavior.Restrict);
    }
}
