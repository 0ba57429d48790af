using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReportedWindows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // DropColumn would make the table anew outside of a transaction; SQLite drops a column by itself.
            migrationBuilder.Sql("ALTER TABLE \"UnitProgress\" DROP COLUMN \"LastPeriod\";");
            migrationBuilder.Sql("ALTER TABLE \"UnitProgress\" DROP COLUMN \"LastState\";");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "LastPeriod",
                table: "UnitProgress",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LastState",
                table: "UnitProgress",
                type: "TEXT",
                maxLength: 64,
                nullable: true);
        }
    }
}
