/**
 * The camera and how it is moved: the user's own view in perspective, or that of a viewpoint, in perspective or parallel.
 * Scene coordinates; angles in radians, fields of view in degrees.
 */
import {
  Box3, Frustum, Matrix4, OrthographicCamera, PerspectiveCamera, Quaternion, Raycaster, Sphere, Spherical, Vector2, Vector3, Vector4,
} from 'three';
import CameraControls from 'camera-controls';
import { eyeFor, heightFor } from './framing.ts';
import { createOnFoot, type OnFoot } from './on-foot.ts';
import { cameraOf, poseOf, sizeFor, type ViewCamera, type WorldPoint } from './viewpoint.ts';

CameraControls.install({
  THREE: { Vector2, Vector3, Vector4, Quaternion, Matrix4, Spherical, Box3, Sphere, Raycaster },
});

export interface Eye {
  readonly controls: CameraControls;
  readonly camera: PerspectiveCamera | OrthographicCamera;
  /** walking through the model; whatever else takes the camera somewhere ends it */
  readonly foot: OnFoot;
  /** on foot from a place on, looking at another, in perspective */
  walk(eye: Vector3, towards: Vector3): void;
  /** The picture's size in pixels; what is seen is centred in what `covered` pixels at the bottom leave free. */
  frame(width: number, height: number, covered: number): void;
  /** near and far, so that all of the box is between them */
  depth(whole: Box3): void;
  /** looks at the box from the angles given, from where it is without them */
  fit(box: Box3, animated: boolean, azimuth?: number, polar?: number): void;
  /** Takes a viewpoint's camera; what lies in `around` is what is orbited. False where the camera says no direction. */
  see(camera: ViewCamera, zero: WorldPoint, around: Box3): boolean;
  /** the same for the user's own view, which it stays */
  stand(camera: ViewCamera, zero: WorldPoint, around: Box3): boolean;
  /** remembers the user's own view, once until it is brought back */
  keep(): void;
  /** back to the view that was kept; nothing where none was */
  leave(): void;
  /** as it is now */
  viewCamera(zero: WorldPoint): ViewCamera;
  /** a camera for a picture of its own that shows what this one shows; `aspect` null: of the same shape */
  still(aspect: number | null): PerspectiveCamera | OrthographicCamera;
  /** the user's own view in perspective or parallel; what is in the middle stays as large as it is */
  project(kind: ViewCamera['kind']): void;
  /** what is orbited from now on; nothing moves on screen */
  orbit(point: Vector3): void;
  /** shares of the picture's height: turns about what is orbited, moves sideways, or comes nearer (> 0) */
  move(how: 'turn' | 'pan' | 'near', x: number, y: number): void;
  /** m that a pixel covers at a distance from the eye */
  pixel(distance: number): number;
  /** whether any of the box is in the picture */
  sees(box: Box3): boolean;
}

const OWN_FIELD = 45;
/** m from the eye to what is orbited, at least */
const NEAREST = 1;
/** the farthest that is seen over the nearest: more, and surfaces flicker */
const DEEP = 4000;
/** m that are seen at least, from where the model begins */
const FARTHEST = 4000;
/** the same on foot, where what is near must not be cut away */
const FARTHEST_ON_FOOT = 400;
/** m on foot for what is the picture's height when orbiting */
const STRIDE = 5;

/** @param canvas takes the mouse; null: moved by program alone @param calm without transitions */
export function createEye(canvas: HTMLCanvasElement | null, calm: boolean): Eye {
  const perspective = new PerspectiveCamera(OWN_FIELD, 1, 0.1, 1000);
  const parallel = new OrthographicCamera(-1, 1, 1, -1, -1000, 1000);
  const controls = new CameraControls(perspective, canvas ?? undefined);
  controls.smoothTime = calm ? 0 : 0.12;
  controls.draggingSmoothTime = calm ? 0 : 0.06;
  controls.dollyToCursor = true;
  controls.minDistance = 0.2;
  controls.mouseButtons.middle = CameraControls.ACTION.TRUCK;
  controls.mouseButtons.right = CameraControls.ACTION.TRUCK;
  controls.mouseButtons.wheel = CameraControls.ACTION.DOLLY;
  const foot = createOnFoot(controls, calm);
  let camera: PerspectiveCamera | OrthographicCamera = perspective;
  /** the viewpoint's camera that is in force; null: the user's own view */
  let seen: ViewCamera | null = null;
  let own: { readonly position: Vector3; readonly target: Vector3; readonly kind: ViewCamera['kind']; readonly height: number } | null = null;
  /** m: height of the user's own parallel view at zoom 1 */
  let ownHeight = 10;
  let [width, height, free] = [1, 1, 1];

  /** the projection for the shape of the picture */
  function project(of: PerspectiveCamera | OrthographicCamera, aspect: number): void {
    const size = seen ? sizeFor(seen, aspect) : of instanceof PerspectiveCamera ? OWN_FIELD : ownHeight;
    if (of instanceof PerspectiveCamera) {
      of.fov = size;
      of.aspect = aspect;
    } else {
      of.top = size / 2;
      of.bottom = -size / 2;
      of.right = (size / 2) * aspect;
      of.left = -of.right;
    }
  }

  function take(next: PerspectiveCamera | OrthographicCamera): void {
    camera = next;
    project(camera, width / free);
    camera.setViewOffset(width, free, 0, 0, width, height);
    controls.camera = camera;
    const flat = camera === parallel;
    controls.mouseButtons.wheel = flat ? CameraControls.ACTION.ZOOM : CameraControls.ACTION.DOLLY;
    controls.touches.two = flat ? CameraControls.ACTION.TOUCH_ZOOM_TRUCK : CameraControls.ACTION.TOUCH_DOLLY_TRUCK;
    void controls.zoomTo(1, false);
  }

  function stand(eye: Vector3, target: Vector3, up: Vector3): void {
    camera.up.copy(up);
    controls.updateCameraUp();
    void controls.setLookAt(eye.x, eye.y, eye.z, target.x, target.y, target.z, false);
  }

  /** the middle of the picture is orbited again; nothing moves on screen */
  function centred(): void {
    if (controls.getFocalOffset(new Vector3()).lengthSq() === 0) return;
    const position = camera.position.clone();
    const target = position.clone().addScaledVector(camera.getWorldDirection(new Vector3()), controls.distance);
    void controls.setFocalOffset(0, 0, 0, false);
    void controls.setLookAt(position.x, position.y, position.z, target.x, target.y, target.z, false);
  }

  const visibleHeight = (): number => (camera === parallel ? (parallel.top - parallel.bottom) / parallel.zoom : 2 * controls.distance * Math.tan((perspective.fov * Math.PI) / 360));

  /** a tilted horizon is levelled before the angles of the vertical are used again */
  function level(): void {
    if (camera.up.y === 1) return;
    const target = controls.getTarget(new Vector3());
    stand(controls.getPosition(new Vector3()), target, UP);
  }

  return {
    controls,
    foot,
    get camera() {
      return camera;
    },
    walk(at, towards) {
      if (camera === parallel) take(perspective);
      foot.begin(at, towards);
    },
    frame(w, h, covered) {
      [width, height, free] = [w, h, Math.max(1, h - covered)];
      project(camera, width / free);
      camera.setViewOffset(width, free, 0, 0, width, height);
    },
    depth(whole) {
      if (whole.isEmpty()) return;
      const { center, radius } = whole.getBoundingSphere(new Sphere());
      const reach = radius * 1.1;
      if (camera === parallel) {
        // a parallel projection has no eye: what lies behind its place is drawn too
        const along = camera.getWorldDirection(new Vector3()).dot(center.sub(camera.position));
        camera.near = along - reach - 1;
        camera.far = along + reach + 1;
      } else {
        const distance = camera.position.distanceTo(center);
        // files may stand thousands of kilometres apart: the nearest that is seen may not move away with the farthest
        const begins = Math.max(distance - reach, 0);
        camera.far = Math.min(distance + reach + 1, begins + Math.max(foot.on ? FARTHEST_ON_FOOT : FARTHEST, 20 * controls.distance));
        camera.near = Math.max(begins, camera.far / DEEP, 0.05);
      }
      camera.updateProjectionMatrix();
    },
    fit(box, animated, azimuth, polar) {
      if (box.isEmpty()) return;
      foot.end();
      void controls.setFocalOffset(0, 0, 0, false);
      level();
      const aspect = width / free;
      const [turn, lean] = [azimuth ?? controls.azimuthAngle, polar ?? controls.polarAngle];
      const { eye, centre } = eyeFor(box, { fov: perspective.fov, aspect }, turn, lean);
      const smooth = animated && !calm;
      void controls.setLookAt(eye.x, eye.y, eye.z, centre.x, centre.y, centre.z, smooth);
      if (camera === parallel) void controls.zoomTo((parallel.top - parallel.bottom) / heightFor(box, aspect, turn, lean), smooth);
    },
    see(next, zero, around) {
      const pose = poseOf(next, zero);
      if (!pose || !(next.size > 0)) return false;
      foot.end();
      void controls.setFocalOffset(0, 0, 0, false);
      seen = next;
      take(next.kind === 'perspective' ? perspective : parallel);
      const distance = Math.max(NEAREST, next.focus ?? (around.isEmpty() ? 0 : around.getCenter(new Vector3()).sub(pose.eye).dot(pose.direction)));
      stand(pose.eye, pose.eye.clone().addScaledVector(pose.direction, distance), pose.tilted ? pose.up : UP);
      if (!pose.tilted) void controls.rotateTo(pose.azimuth, pose.polar, false);
      return true;
    },
    stand(next, zero, around) {
      const pose = poseOf(next, zero);
      if (!pose || !(next.size > 0)) return false;
      foot.end();
      void controls.setFocalOffset(0, 0, 0, false);
      const flat = next.kind === 'orthogonal';
      if (flat) ownHeight = sizeFor(next, width / free);
      take(flat ? parallel : perspective);
      const distance = Math.max(NEAREST, next.focus ?? (around.isEmpty() ? 0 : around.getCenter(new Vector3()).sub(pose.eye).dot(pose.direction)));
      stand(pose.eye, pose.eye.clone().addScaledVector(pose.direction, distance), UP);
      void controls.rotateTo(pose.azimuth, pose.polar, false);
      return true;
    },
    keep() {
      if (own) return;
      foot.end();
      centred();
      own = { position: controls.getPosition(new Vector3()), target: controls.getTarget(new Vector3()), kind: camera === parallel ? 'orthogonal' : 'perspective', height: visibleHeight() };
    },
    leave() {
      if (!own) return;
      seen = null;
      ownHeight = own.height;
      take(own.kind === 'orthogonal' ? parallel : perspective);
      void controls.setFocalOffset(0, 0, 0, false);
      stand(own.position, own.target, UP);
      own = null;
    },
    viewCamera(zero) {
      camera.updateMatrixWorld();
      const up = new Vector3().setFromMatrixColumn(camera.matrixWorld, 1);
      const direction = new Vector3().setFromMatrixColumn(camera.matrixWorld, 2).negate();
      const [kind, size] = camera === parallel ? ['orthogonal' as const, (parallel.top - parallel.bottom) / parallel.zoom] : ['perspective' as const, perspective.fov];
      return cameraOf(kind, { eye: camera.position, direction, up }, size, width / free, zero);
    },
    still(aspect) {
      const made = camera.clone();
      made.clearViewOffset();
      if (aspect !== null) project(made, aspect);
      made.updateProjectionMatrix();
      return made;
    },
    project(kind) {
      if ((kind === 'orthogonal') === (camera === parallel)) return;
      foot.end();
      centred();
      const height = visibleHeight();
      const [position, target] = [controls.getPosition(new Vector3()), controls.getTarget(new Vector3())];
      if (kind === 'orthogonal') {
        ownHeight = height;
        take(parallel);
      } else {
        const distance = height / (2 * Math.tan((OWN_FIELD * Math.PI) / 360));
        position.sub(target).setLength(distance).add(target);
        take(perspective);
      }
      stand(position, target, camera.up.clone());
    },
    orbit(point) {
      if (foot.on) return;
      controls.setOrbitPoint(point.x, point.y, point.z);
    },
    move(how, x, y) {
      if (foot.on) {
        if (how === 'turn') foot.look(-x * Math.PI, -y * Math.PI);
        else if (how === 'pan') foot.step(0, x * STRIDE, y * STRIDE);
        else foot.step(y * STRIDE, 0, 0);
        return;
      }
      const height = visibleHeight();
      if (how === 'turn') void controls.rotate(x * Math.PI, y * Math.PI, !calm);
      else if (how === 'pan') void controls.truck(x * height, y * height, !calm);
      else if (camera === parallel) void controls.zoom(parallel.zoom * y, !calm);
      else void controls.dolly(controls.distance * y, !calm);
    },
    pixel(distance) {
      return (camera === parallel ? (parallel.top - parallel.bottom) / parallel.zoom : 2 * distance * Math.tan((perspective.fov * Math.PI) / 360)) / free;
    },
    sees(box) {
      camera.updateMatrixWorld();
      const frustum = new Frustum().setFromProjectionMatrix(new Matrix4().multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse));
      return frustum.intersectsBox(box);
    },
  };
}

const UP = new Vector3(0, 1, 0);
