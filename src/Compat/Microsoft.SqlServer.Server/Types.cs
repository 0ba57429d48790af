// The SQL Server client loads an assembly of this name on the first parameter. We use no CLR user-defined types,
// so the four types that the client names are all there is to it.
namespace Microsoft.SqlServer.Server;

public enum Format { Unknown, Native, UserDefined }

public interface IBinarySerialize
{
    void Read(BinaryReader r);
    void Write(BinaryWriter w);
}

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    public Format Format { get; } = format;
    public int MaxByteSize { get; set; }
    public bool IsFixedLength { get; set; }
    public bool IsByteOrdered { get; set; }
    public string? Name { get; set; }
    public string? ValidationMethodName { get; set; }
}

public sealed class InvalidUdtException : SystemException
{
    public InvalidUdtException() { }
    public InvalidUdtException(string message) : base(message) { }
    public InvalidUdtException(string message, Exception inner) : base(message, inner) { }
}
