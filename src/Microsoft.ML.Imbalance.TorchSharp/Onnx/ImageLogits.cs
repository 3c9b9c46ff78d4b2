using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Onnx;

/// <summary>A network of images, from a row of pixels on: averaged, made grey, normalized, seen from several sides.</summary>
/// <param name="network">The network.</param>
/// <param name="input">The row of pixels.</param>
/// <param name="normalization">The scale that the network was trained with.</param>
/// <param name="views">The views; null for the image as it is.</param>
internal sealed class ImageLogits(Network network, ImageInput input, ImageNormalization normalization, TestTimeAugmentationOptions? views) : OnnxLogits(network)
{
    public override int InputWidth => input.Length;

    public override bool HasMembers => ViewCount > 1;

    private int ViewCount => views?.ViewCount ?? 1;

    public override string Add(OnnxGraph graph, string row)
    {
        string[] images = [.. Views(graph, Normalized(graph, row))];
        if (images.Length == 1)
            return AddLayers(graph, images[0]);
        // (views · rows, classes), then (rows, views, classes).
        string logits = AddLayers(graph, graph.Node("Concat", images, [OnnxGraph.Attribute("axis", 0)]));
        string byView = graph.Node("Reshape", [logits, graph.Constant([images.Length, -1L, ClassCount], 3)]);
        return graph.Node("Transpose", [byView], [OnnxGraph.Attribute("perm", 1, 0, 2)]);
    }

    private string Normalized(OnnxGraph graph, string row)
    {
        ImageShape shape = input.Shape;
        string image = graph.Node("Reshape", [row, graph.Constant([-1L, input.PixelChannels, shape.Height * input.Zoom, shape.Width * input.Zoom], 4)]);
        if (input.Zoom > 1)
            image = graph.Node("AveragePool", [image], [OnnxGraph.Attribute("kernel_shape", [input.Zoom, input.Zoom]), OnnxGraph.Attribute("strides", [input.Zoom, (long)input.Zoom])]);
        if (input.TurnsGrey)
            image = graph.Node("Conv", [image, graph.Constant([ImageInput.RedWeight, ImageInput.GreenWeight, ImageInput.BlueWeight], 1, 3, 1, 1)]);
        float[] factor = new float[shape.Channels], offset = new float[shape.Channels];
        for (int channel = 0; channel < shape.Channels; channel++)
            (factor[channel], offset[channel]) = (normalization.FactorOf(channel) * 255 / input.White, normalization.OffsetOf(channel));
        string scaled = graph.Node("Mul", [image, graph.Constant(factor, shape.Channels, 1, 1)]);
        return graph.Node("Add", [scaled, graph.Constant(offset, shape.Channels, 1, 1)]);
    }

    private IEnumerable<string> Views(OnnxGraph graph, string image)
    {
        IEnumerable<string> all = views?.ShiftPixels > 0 ? Shifted(graph, image, views.ShiftPixels) : [image];
        if (views?.FlipHorizontally == true)
            all = all.ToArray().SelectMany(view => new[] { view, Flipped(graph, view, axis: 3) });
        if (views?.FlipVertically == true)
            all = all.ToArray().SelectMany(view => new[] { view, Flipped(graph, view, axis: 2) });
        return all;
    }

    private IEnumerable<string> Shifted(OnnxGraph graph, string image, int pixels)
    {
        string padded = graph.Node("Pad", [image, graph.Constant([0L, 0, pixels, pixels, 0, 0, pixels, pixels], 8)], [OnnxGraph.Attribute("mode", "edge")]);
        string axes = graph.Constant([2L, 3L], 2);
        yield return image;
        foreach ((long top, long left) in new (long, long)[] { (pixels, 0), (pixels, 2 * pixels), (0, pixels), (2 * pixels, pixels) })
            yield return graph.Node("Slice", [padded, graph.Constant([top, left], 2), graph.Constant([top + input.Shape.Height, left + input.Shape.Width], 2), axes]);
    }

    private static string Flipped(OnnxGraph graph, string image, long axis)
        => graph.Node("Slice", [image, graph.Constant([-1L], 1), graph.Constant([long.MinValue], 1), graph.Constant([axis], 1), graph.Constant([-1L], 1)]);
}
