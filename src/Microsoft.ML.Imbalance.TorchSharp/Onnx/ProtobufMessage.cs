using System.Text;

namespace Microsoft.ML.Imbalance.TorchSharp.Onnx;

/// <summary>A message in the encoding of Protocol Buffers: as much of it as ONNX needs. Methods return the message, so that fields chain.</summary>
internal sealed class ProtobufMessage
{
    private const int VariableLength = 0;
    private const int Bytes32 = 5;
    private const int LengthPrefixed = 2;

    private readonly MemoryStream _stream = new();

    public ProtobufMessage Integer(int field, long value)
    {
        WriteTag(field, VariableLength);
        WriteVariable((ulong)value);
        return this;
    }

    public ProtobufMessage Single(int field, float value)
    {
        WriteTag(field, Bytes32);
        _stream.Write(BitConverter.GetBytes(value));
        return this;
    }

    public ProtobufMessage Bytes(int field, ReadOnlySpan<byte> value)
    {
        WriteTag(field, LengthPrefixed);
        WriteVariable((ulong)value.Length);
        _stream.Write(value);
        return this;
    }

    public ProtobufMessage Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtobufMessage Message(int field, ProtobufMessage value) => Bytes(field, value._stream.GetBuffer().AsSpan(0, (int)value._stream.Length));

    public byte[] ToArray() => _stream.ToArray();

    private void WriteTag(int field, int kind) => WriteVariable((ulong)(field << 3 | kind));

    private void WriteVariable(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _stream.WriteByte((byte)(value | 0x80));
        _stream.WriteByte((byte)value);
    }
}
