using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Onnx;

/// <content>Layers of images: (rows, channels, height, width).</content>
internal sealed partial class OnnxLayers
{
    // Normalization is a factor and a shift of each output channel: it becomes part of the kernel and a bias.
    private string Add(Convolution convolution, string input)
    {
        float[] weights = _values.Parameters(convolution.WeightCount).ToArray();
        BatchNorm norm = convolution.Norm;
        (float[] scale, float[] shift) = norm.ToAffine(_values.Parameters(norm.ParameterCount).Span, _values.Buffers(norm.BufferCount).Span);
        int each = convolution.WeightCount / convolution.OutputWidth;
        for (int i = 0; i < weights.Length; i++)
            weights[i] *= scale[i / each];
        string kernel = graph.Constant(weights, convolution.OutputWidth, convolution.InputWidth, convolution.Kernel, convolution.Kernel);
        string output = graph.Node("Conv", [input, kernel, graph.Constant(shift, shift.Length)], Window(convolution.Kernel, convolution.Stride, convolution.Padding));
        return Rectify(output, convolution.Rectifies);
    }

    private string Add(MaxPool pool, string input) => graph.Node("MaxPool", [input], Window(pool.Kernel, pool.Stride, pool.Padding));

    private string Add(ResidualBlock block, string input)
    {
        string change = Add(block.Body, input);
        return Rectify(graph.Node("Add", [change, block.Shortcut is null ? input : Add(block.Shortcut, input)]), true);
    }

    private string Add(ChannelPadding padding, string input)
    {
        string from = graph.Constant([0L, 0L], 2), to = graph.Constant([long.MaxValue, long.MaxValue], 2), axes = graph.Constant([2L, 3L], 2);
        string pixels = graph.Node("Slice", [input, from, to, axes, graph.Constant([padding.Stride, (long)padding.Stride], 2)]);
        return graph.Node("Pad", [pixels, graph.Constant([0L, padding.Padding, 0, 0, 0, padding.OutputWidth - padding.InputWidth - padding.Padding, 0, 0], 8)]);
    }

    private static ProtobufMessage[] Window(long kernel, long stride, long padding) =>
    [
        OnnxGraph.Attribute("kernel_shape", [kernel, kernel]),
        OnnxGraph.Attribute("strides", [stride, stride]),
        OnnxGraph.Attribute("pads", [padding, padding, padding, padding]),
    ];
}
