using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance.TorchSharp.Onnx;

/// <summary>Element types of ONNX, by their numbers there.</summary>
internal enum OnnxType
{
    Single = 1,
    Int64 = 7,
    Text = 8,
    Boolean = 9,
}

/// <summary>Builds an ONNX model node by node. Values are told by names; a method that adds one returns its name.</summary>
/// <remarks>The numbers are those of the fields in onnx.proto, IR version 8 with operators of version 13.</remarks>
internal sealed class OnnxGraph
{
    private const int IrVersion = 8;
    private const int OperatorVersion = 13;
    private const int MachineLearningOperatorVersion = 2;
    private const string MachineLearning = "ai.onnx.ml";

    private readonly ProtobufMessage _graph = new();
    private int _count;

    public string Input(string name, int width)
    {
        _graph.Message(11, Value(name, OnnxType.Single, width));
        return name;
    }

    public void Output(string name, OnnxType type, int width) => _graph.Message(12, Value(name, type, width));

    /// <summary>A tensor of fixed numbers.</summary>
    public string Constant(ReadOnlySpan<float> values, params long[] shape) => Constant(OnnxType.Single, MemoryMarshal.AsBytes(values), shape);

    /// <inheritdoc cref="Constant(ReadOnlySpan{float}, long[])"/>
    public string Constant(ReadOnlySpan<long> values, params long[] shape) => Constant(OnnxType.Int64, MemoryMarshal.AsBytes(values), shape);

    /// <summary>An operator with one output.</summary>
    /// <param name="type">Its type, e.g. <c>Gemm</c>.</param>
    /// <param name="inputs">The names of its inputs.</param>
    /// <param name="attributes">Its attributes, from <see cref="Attribute(string, long)"/>.</param>
    /// <param name="output">The name of the output; by default a new one.</param>
    public string Node(string type, string[] inputs, ProtobufMessage[]? attributes = null, string? output = null)
    {
        output ??= NewName(type);
        _graph.Message(1, NodeMessage(type, inputs, attributes, output));
        return output;
    }

    /// <summary>An operator of <c>ai.onnx.ml</c> that turns whole numbers 0, 1, … into texts.</summary>
    public void Texts(string input, IReadOnlyList<string> texts, string output)
    {
        ProtobufMessage keys = new ProtobufMessage().Text(1, "keys_int64s"), values = new ProtobufMessage().Text(1, "values_strings");
        for (int i = 0; i < texts.Count; i++)
        {
            keys.Integer(8, i);
            values.Text(9, texts[i]);
        }
        _graph.Message(1, NodeMessage("LabelEncoder", [input], [keys.Integer(20, 7), values.Integer(20, 8)], output).Text(7, MachineLearning));
    }

    public static ProtobufMessage Attribute(string name, long value) => new ProtobufMessage().Text(1, name).Integer(3, value).Integer(20, 2);

    public static ProtobufMessage Attribute(string name, params long[] values)
    {
        ProtobufMessage attribute = new ProtobufMessage().Text(1, name);
        foreach (long value in values)
            attribute.Integer(8, value);
        return attribute.Integer(20, 7);
    }

    public static ProtobufMessage Attribute(string name, string value) => new ProtobufMessage().Text(1, name).Text(4, value).Integer(20, 3);

    /// <summary>The file.</summary>
    public byte[] ToArray()
    {
        _graph.Text(2, "network");
        ProtobufMessage operators = new ProtobufMessage().Text(1, "").Integer(2, OperatorVersion);
        ProtobufMessage machineLearning = new ProtobufMessage().Text(1, MachineLearning).Integer(2, MachineLearningOperatorVersion);
        return new ProtobufMessage().Integer(1, IrVersion).Text(2, "Microsoft.ML.Imbalance").Message(7, _graph).Message(8, operators).Message(8, machineLearning).ToArray();
    }

    private string Constant(OnnxType type, ReadOnlySpan<byte> bytes, long[] shape)
    {
        string name = NewName("Constant");
        var tensor = new ProtobufMessage();
        foreach (long size in shape)
            tensor.Integer(1, size);
        _graph.Message(5, tensor.Integer(2, (long)type).Text(8, name).Bytes(9, bytes));
        return name;
    }

    private string NewName(string type) => $"{type}{++_count}";

    private static ProtobufMessage NodeMessage(string type, string[] inputs, ProtobufMessage[]? attributes, string output)
    {
        var node = new ProtobufMessage();
        foreach (string input in inputs)
            node.Text(1, input);
        node.Text(2, output).Text(3, $"{output}Node").Text(4, type);
        foreach (ProtobufMessage attribute in attributes ?? [])
            node.Message(5, attribute);
        return node;
    }

    // Any number of rows of one width.
    private static ProtobufMessage Value(string name, OnnxType type, int width)
    {
        ProtobufMessage rows = new ProtobufMessage().Text(2, "rows"), slots = new ProtobufMessage().Integer(1, width);
        ProtobufMessage tensor = new ProtobufMessage().Integer(1, (long)type).Message(2, new ProtobufMessage().Message(1, rows).Message(1, slots));
        return new ProtobufMessage().Text(1, name).Message(2, new ProtobufMessage().Message(1, tensor));
    }
}
