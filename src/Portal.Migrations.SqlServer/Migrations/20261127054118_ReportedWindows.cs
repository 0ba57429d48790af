using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ReportedWindows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LastPeriod",
                table: "UnitProgress");

            migrationBuilder.DropColumn(
                name: "LastState",
                table: "UnitProgress");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "LastPeriod",
                table: "UnitProgress",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LastState",
                table: "UnitProgress",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true,
                collation: "Latin1_General_100_BIN2");
        }
    }
}
