namespace Microsoft.ML.Imbalance;

/// <summary>Shifts rows, or columns, the further the more distant they are from the center.</summary>
internal sealed class Shear(double maximumDegrees) : ImageAugmentation
{
    /// <param name="image">The image.</param>
    /// <param name="x">How far a row is shifted to the right for each row that it is below the center.</param>
    /// <param name="y">How far a column is shifted down for each column that it is right of the center.</param>
    public static void By(ImageProgram image, double x, double y)
    {
        double determinant = 1 - x * y;
        image.Warp(new Homography(1 / determinant, -x / determinant, 0, -y / determinant, 1 / determinant, 0).Around(image.Width / 2.0, image.Height / 2.0));
    }

    internal override void Apply(ImageProgram image, RandomStream stream)
    {
        bool isHorizontal = stream.Next(2) == 0;
        double shift = Math.Tan(stream.Signed(maximumDegrees) * Math.PI / 180);
        By(image, isHorizontal ? shift : 0, isHorizontal ? 0 : shift);
    }
}
