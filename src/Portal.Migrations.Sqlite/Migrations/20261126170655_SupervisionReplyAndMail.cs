using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SupervisionReplyAndMail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "MailedAt",
                table: "Supervisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReplyDueSum",
                table: "Supervisions",
                type: "TEXT",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Supervisions_MailedAt_At",
                table: "Supervisions",
                columns: new[] { "MailedAt", "At" });

            // Texts of files that no reader of this program could read before; the next search rebuild reads them again.
            migrationBuilder.Sql("DELETE FROM ShelfFileTexts WHERE Text = ''");

            // Long texts stand last in the row: SQLite reads a row from its beginning, and a list that shows titles need not read past them.
            foreach (var text in new[] { "Content_PlainText", "Content_Html" })
            {
                migrationBuilder.Sql("ALTER TABLE ShelfRecords ADD COLUMN Moved TEXT NOT NULL DEFAULT ''");
                migrationBuilder.Sql($"UPDATE ShelfRecords SET Moved = {text}");
                migrationBuilder.Sql($"ALTER TABLE ShelfRecords DROP COLUMN {text}");
                migrationBuilder.Sql($"ALTER TABLE ShelfRecords RENAME COLUMN Moved TO {text}");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Supervisions_MailedAt_At",
                table: "Supervisions");

            migrationBuilder.DropColumn(
                name: "MailedAt",
                table: "Supervisions");

            migrationBuilder.DropColumn(
                name: "ReplyDueSum",
                table: "Supervisions");
        }
    }
}
