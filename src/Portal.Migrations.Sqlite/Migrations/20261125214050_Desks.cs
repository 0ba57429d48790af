using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Migrations.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsClosed",
                table: "ShelfColumns",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "ShelfColumns",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "Standing");

            migrationBuilder.AddColumn<string>(
                name: "OwnerName",
                table: "ShelfColumns",
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Section",
                table: "ShelfColumns",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<int>(
                name: "Article20",
                table: "Columns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "FreshDays",
                table: "Columns",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsClosed",
                table: "Columns",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Columns",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "Standing");

            migrationBuilder.AddColumn<int>(
                name: "OwnerUnitId",
                table: "Columns",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PublishDays",
                table: "Columns",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Section",
                table: "Columns",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Columns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "LexiconEntries",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Wrong = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Right = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Exceptions = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Severity = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    IsOff = table.Column<bool>(type: "INTEGER", nullable: false),
                    SeedWord = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LexiconEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ShelfSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShelfSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ShelfUnits",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SourceId = table.Column<int>(type: "INTEGER", nullable: false),
                    ParentSourceId = table.Column<int>(type: "INTEGER", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Duties = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShelfUnits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SiteSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
