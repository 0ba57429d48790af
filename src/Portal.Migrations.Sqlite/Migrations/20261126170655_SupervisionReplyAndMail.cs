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
