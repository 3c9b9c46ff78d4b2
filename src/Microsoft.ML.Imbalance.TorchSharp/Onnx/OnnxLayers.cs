using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Onnx;

/// <summary>Adds the layers of a network to a graph, in the order of their values.</summary>
internal sealed partial class OnnxLayers(OnnxGraph graph, Network network)
{
    private readonly LayerValues _values = new(network);
    private bool _hasMembers;

    /// <returns>The name of the output.</returns>
    public string Add(IEnumerable<Layer> layers, string input) => layers.Aggregate(input, (current, layer) => Add(layer, current));

    private string Add(Layer layer, string input) => layer switch
    {
        Dense dense => Add(dense, input),
        BatchNorm norm => Add(norm, input),
        Standardization standardization => Add(standardization, input),
        Dropout => input,
        Residual residual => graph.Node("Add", [input, Add(residual.Body, input)]),
        SlotParts parts => graph.Node("Concat", [.. parts.Parts.Select(part => Add(part, input))], [OnnxGraph.Attribute("axis", 1)]),
        CategoricalEmbedding embedding => graph.Node("MatMul", [input, Constant(embedding.ParameterCount, embedding.InputWidth, embedding.OutputWidth)]),
        PeriodicEmbedding embedding => Add(embedding, input),
        MemberDense dense => Add(dense, input),
        MemberHead head => Add(head, input),
        Convolution convolution => Add(convolution, input),
        MaxPool pool => Add(pool, input),
        GlobalAverage => graph.Node("Flatten", [graph.Node("GlobalAveragePool", [input])]),
        ChannelPadding padding => Add(padding, input),
        ResidualBlock block => Add(block, input),
        _ => throw new NotSupportedException($"{layer.GetType().Name} has no form in ONNX."),
    };

    private string Add(Dense dense, string input)
    {
        string weights = Constant(dense.InputWidth * dense.OutputWidth, dense.OutputWidth, dense.InputWidth);
        string[] inputs = dense.HasBias ? [input, weights, Constant(dense.OutputWidth, dense.OutputWidth)] : [input, weights];
        return Rectify(graph.Node("Gemm", inputs, [OnnxGraph.Attribute("transB", 1)]), dense.Rectifies);
    }

    private string Add(BatchNorm norm, string input)
    {
        (float[] scale, float[] shift) = norm.ToAffine(_values.Parameters(norm.ParameterCount).Span, _values.Buffers(norm.BufferCount).Span);
        string scaled = graph.Node("Mul", [input, graph.Constant(scale, norm.Width)]);
        return Rectify(graph.Node("Add", [scaled, graph.Constant(shift, norm.Width)]), norm.Rectifies);
    }

    private string Add(Standardization standardization, string input)
    {
        int width = standardization.Width;
        string centered = graph.Node("Sub", [input, graph.Constant(_values.Buffers(width).Span, width)]);
        return graph.Node("Mul", [centered, graph.Constant(_values.Buffers(width).Span, width)]);
    }

    private string Add(SlotPart part, string input)
    {
        string slots = graph.Constant(Array.ConvertAll(part.Slots, slot => (long)slot), part.Slots.Length);
        string own = graph.Node("Gather", [input, slots], [OnnxGraph.Attribute("axis", 1)]);
        return part.Layer is null ? own : Add(part.Layer, own);
    }

    private string Add(PeriodicEmbedding embedding, string input)
    {
        string turns = graph.Node("Mul", [Reshape(input, 0, embedding.InputWidth, 1), Constant(embedding.FrequencyCount, embedding.InputWidth, embedding.Frequencies)]);
        string angles = graph.Node("Mul", [graph.Node("Sub", [turns, graph.Node("Round", [turns])]), graph.Constant([2 * MathF.PI], 1)]);
        string waves = graph.Node("Concat", [graph.Node("Cos", [angles]), graph.Node("Sin", [angles])], [OnnxGraph.Attribute("axis", 2)]);
        string products = graph.Node("MatMul", [waves, Transposed(1, embedding.Width, 2 * embedding.Frequencies)]);
        string vectors = graph.Node("Add", [products, Constant(embedding.Width, embedding.Width)]);
        return Reshape(Rectify(vectors, true), 0, embedding.OutputWidth);
    }

    private string Add(MemberDense dense, string input)
    {
        // (rows, members, inputs); the first layer with members gets (rows, inputs).
        string rows = _hasMembers ? input : Reshape(input, 0, 1, dense.InputWidth);
        _hasMembers = true;
        string scaled = graph.Node("Mul", [rows, Constant(dense.Members * dense.InputWidth, dense.Members, dense.InputWidth)]);
        string products = graph.Node("MatMul", [scaled, Transposed(1, dense.OutputWidth, dense.InputWidth)]);
        int own = dense.Members * dense.OutputWidth;
        string outputs = graph.Node("Mul", [products, Constant(own, dense.Members, dense.OutputWidth)]);
        return Rectify(graph.Node("Add", [outputs, Constant(own, dense.Members, dense.OutputWidth)]), true);
    }

    private string Add(MemberHead head, string input)
    {
        ProtobufMessage swap = OnnxGraph.Attribute("perm", 1, 0, 2);
        string products = graph.Node("MatMul", [graph.Node("Transpose", [input], [swap]), Transposed(head.Members, head.OutputWidth, head.InputWidth)]);
        return graph.Node("Add", [graph.Node("Transpose", [products], [swap]), Constant(head.Members * head.OutputWidth, head.Members, head.OutputWidth)]);
    }

    private string Rectify(string input, bool rectifies) => rectifies ? graph.Node("Relu", [input]) : input;

    private string Reshape(string input, params long[] shape) => graph.Node("Reshape", [input, graph.Constant(shape, shape.Length)]);

    private string Constant(int count, params long[] shape) => graph.Constant(_values.Parameters(count).Span, shape);

    /// <summary>The next parameters, so many matrices, each with rows and columns exchanged.</summary>
    private string Transposed(int matrices, int rows, int columns)
    {
        ReadOnlySpan<float> values = _values.Parameters(matrices * rows * columns).Span;
        var result = new float[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int matrix = i / (rows * columns), row = i / columns % rows, column = i % columns;
            result[(matrix * columns + column) * rows + row] = values[i];
        }
        return matrices == 1 ? graph.Constant(result, columns, rows) : graph.Constant(result, matrices, columns, rows);
    }
}
