using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Desks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Article20",
                table: "ShelfColumns",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsClosed",
                table: "ShelfColumns",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "ShelfColumns",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "Standing",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "OwnerName",
                table: "ShelfColumns",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Section",
                table: "ShelfColumns",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "None",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "Article20",
                table: "Columns",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "FreshDays",
                table: "Columns",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsClosed",
                table: "Columns",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Columns",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "Standing",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "OwnerUnitId",
                table: "Columns",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PublishDays",
                table: "Columns",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Section",
                table: "Columns",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "None",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Columns",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "LexiconEntries",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Wrong = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Right = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Exceptions = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Severity = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Rank = table.Column<int>(type: "int", nullable: false),
                    IsOff = table.Column<bool>(type: "bit", nullable: false),
                    SeedWord = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LexiconEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ShelfSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Key = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Value = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShelfSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ShelfUnits",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    SourceId = table.Column<int>(type: "int", nullable: false),
                    ParentSourceId = table.Column<int>(type: "int", nullable: true),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Duties = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Phone = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShelfUnits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SiteSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Key = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Value = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteSettings", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Columns_OwnerUnitId",
                table: "Columns",
                column: "OwnerUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_LexiconEntries_Wrong",
                table: "LexiconEntries",
                column: "Wrong",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ShelfSettings_Key",
                table: "ShelfSettings",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ShelfUnits_SourceId",
                table: "ShelfUnits",
                column: "SourceId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SiteSettings_Key",
                table: "SiteSettings",
                column: "Key",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Columns_Units_OwnerUnitId",
                table: "Columns",
                column: "OwnerUnitId",
                principalTable: "Units",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Columns_Units_OwnerUnitId",
                table: "Columns");

            migrationBuilder.DropTable(
                name: "LexiconEntries");

            migrationBuilder.DropTable(
                name: "ShelfSettings");

            migrationBuilder.DropTable(
                name: "ShelfUnits");

            migrationBuilder.DropTable(
                name: "SiteSettings");

            migrationBuilder.DropIndex(
                name: "IX_Columns_OwnerUnitId",
                table: "Columns");

            migrationBuilder.DropColumn(
                name: "Article20",
                table: "ShelfColumns");

            migrationBuilder.DropColumn(
                name: "IsClosed",
                table: "ShelfColumns");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "ShelfColumns");

            migrationBuilder.DropColumn(
                name: "OwnerName",
                table: "ShelfColumns");

            migrationBuilder.DropColumn(
                name: "Section",
                table: "ShelfColumns");

            migrationBuilder.DropColumn(
                name: "Article20",
                table: "Columns");

            migrationBuilder.DropColumn(
                name: "FreshDays",
                table: "Columns");

            migrationBuilder.DropColumn(
                name: "IsClosed",
                table: "Columns");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Columns");

            migrationBuilder.DropColumn(
                name: "OwnerUnitId",
                table: "Columns");

            migrationBuilder.DropColumn(
                name: "PublishDays",
                table: "Columns");

            migrationBuilder.DropColumn(
                name: "Section",
                table: "Columns");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Columns");
        }
    }
}
